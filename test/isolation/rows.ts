import { Client } from 'pg'

/** Tables that everybody's requests share: they count, and say nothing of anybody. */
const shared = /^(RateLimit|_prisma_migrations|Session|RateBudget)$/

/** Every row of every table as a line of text, its table first. */
export async function rowsOf(url: string): Promise<Set<string>> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ table: string }>(
      `select tablename as table from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const lines = new Set<string>()
    for (const { table } of rows.filter((one) => !shared.test(one.table))) {
      const found = await client.query<{ text: string }>(`select t::text as text from "${table}" t`)
      for (const { text } of found.rows) lines.add(`${table} ${text}`)
    }
    return lines
  } finally {
    await client.end()
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Every id in these rows. */
export function idsIn(lines: Iterable<string>): Set<string> {
  return new Set([...lines].flatMap((line) => line.match(uuid) ?? []))
}

/** The ids in an answer, those inside opaque ids included. */
export function idsToldIn(text: string): string[] {
  const opaque = text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []
  return [text, ...opaque.map((one) => Buffer.from(one, 'base64').toString('latin1'))].flatMap(
    (one) => one.match(uuid) ?? [],
  )
}
