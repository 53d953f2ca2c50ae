import { Client } from 'pg'

/** Every row of every table at one moment, as a dump has them. */
export interface Backup {
  tables: { name: string; rows: string }[]
  sequences: { name: string; value: string; isCalled: boolean }[]
}

/** Takes a backup as pg_dump does: in one snapshot, while everybody works on. */
export async function takeBackup(url: string): Promise<Backup> {
  return withClient(url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const { rows: names } = await client.query<{ name: string }>(
      `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
    )
    const tables = []
    for (const { name } of names) {
      const found = await client.query<{ rows: string }>(
        `select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${name} t`,
      )
      tables.push({ name, rows: found.rows[0]?.rows ?? '[]' })
    }
    const { rows: counters } = await client.query<{ name: string; value: string | null }>(
      `select format('%I', sequencename) as name, last_value::text as value from pg_sequences where schemaname = 'public'`,
    )
    await client.query('commit')
    const sequences = counters.map(({ name, value }) => ({ name, value: value ?? '1', isCalled: value !== null }))
    return { tables, sequences }
  })
}

/** Puts the database back to what it was: what came since is gone. */
export async function restore(url: string, { tables, sequences }: Backup): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin')
    // As pg_restore does it: the rows fit each other, whatever order they come in.
    await client.query('set local session_replication_role = replica')
    await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
    for (const { name, rows } of tables)
      await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [rows])
    for (const { name, value, isCalled } of sequences)
      await client.query('select setval($1::regclass, $2, $3)', [name, value, isCalled])
    await client.query('commit')
  })
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
