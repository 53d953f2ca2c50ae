import { createHash } from 'node:crypto'

/** What it answers changes with the table, and Postgres then refuses the kept plan. */
const takesEveryColumn = /(select|returning)\s+([\w"]+\.)?\*/i
/** How often a statement is sent before it gets a name, and how many get one: each costs memory on every connection. */
const sentOften = 16
const mostNamed = 64
const unnamed = ''
/** Counted at most, so that texts nobody repeats cannot fill the memory. */
const mostCounted = 2_000

/**
 * Names the statements a process sends again and again, so that Postgres parses and plans each once a connection
 * (https://www.postgresql.org/docs/current/sql-prepare.html); all others stay unnamed.
 */
export function nameHotStatements(): (query: { sql: string }) => string {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  return ({ sql }) => {
    const name = names.get(sql)
    if (name !== undefined || names.size >= mostNamed || takesEveryColumn.test(sql)) return name ?? unnamed
    const count = (counts.get(sql) ?? 0) + 1
    if (count < sentOften) {
      if (counts.size >= mostCounted) counts.clear()
      counts.set(sql, count)
      return unnamed
    }
    counts.delete(sql)
    const hot = createHash('sha1').update(sql).digest('base64url')
    names.set(sql, hot)
    return hot
  }
}
