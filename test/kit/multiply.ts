import { connect } from '@tieout/prisma'

/** The invoice of this number so many times more: INV-1001, INV-1002 and on. */
export async function multiply(databaseUrl: string, number: string, times: number): Promise<void> {
  const { pool, close } = connect(databaseUrl, { connections: 1 })
  await pool.query(
    `insert into "Document" select (jsonb_populate_record(null::"Document",
        to_jsonb(d) || jsonb_build_object('id', gen_random_uuid()::text, 'number', 'INV-' || 1000 + n))).*
      from "Document" d, generate_series(1, $1) n where d.number = $2`,
    [times, number],
  )
  await close()
}
