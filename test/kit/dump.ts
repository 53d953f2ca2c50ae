import { Client } from 'pg'

/** Every row of every table as text: what somebody who took the database away would read. */
export async function dumpDatabase(url: string): Promise<string> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ table: string }>(
      `select format('%I.%I', schemaname, tablename) as table from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts = []
    for (const { table } of rows) {
      const found = await client.query<{ text: string }>(`select t::text as text from ${table} t`)
      parts.push(table, ...found.rows.map(({ text }) => text))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
