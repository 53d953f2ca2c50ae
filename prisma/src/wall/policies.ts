import type pg from 'pg'
import { rules, type Rule } from './rules.ts'

/** The setting that says for which workspace a connection works. */
const WORKSPACE = `current_setting('app.workspace', true)`

/** Which rows of the table may be reached, as a policy says it; undefined where no row may, or every one. */
export function conditionOf(table: string, rule: Rule): string | undefined {
  if (rule.kind === 'own') return `"${rule.column}" = ${WORKSPACE}`
  if (rule.kind !== 'part') return undefined
  const { column, of, key, few } = rule
  return few
    ? `"${column}" in (select whose."${key}" from "${of}" whose)`
    : `exists (select from "${of}" whose where whose."${key}" = "${table}"."${column}")`
}

/** What a migration says to wall a table in. The owner, and so a version that knows no wall, passes as before. */
export function wallIn(table: string, rule: Rule): string[] {
  if (rule.kind === 'shared') return []
  const condition = conditionOf(table, rule)
  const policy = condition === undefined ? [] : [`create policy workspace on "${table}" using (${condition});`]
  return [`alter table "${table}" enable row level security;`, ...policy]
}

/** Tables as they stand in a database. */
export interface Standing {
  name: string
  isWalled: boolean
  hasPolicy: boolean
}

/** What stands of the wall. */
export async function readWall(client: pg.ClientBase): Promise<Standing[]> {
  const { rows } = await client.query<Standing>(`
    select c.relname as name, c.relrowsecurity as "isWalled",
      exists (select from pg_policy p where p.polrelid = c.oid) as "hasPolicy"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
    order by c.relname`)
  return rows
}

/** The statements that the wall of this database lacks against the rules; empty when it is whole. A table without a rule is an error. */
export async function findMissingWall(client: pg.ClientBase): Promise<string[]> {
  return (await readWall(client)).flatMap(({ name, isWalled, hasPolicy }) => {
    const rule = rules[name]
    if (!rule) throw new Error(`The table ${name} has no rule: say in prisma/src/wall/rules.ts who may reach its rows.`)
    const [enable, policy] = wallIn(name, rule)
    return [...(enable && !isWalled ? [enable] : []), ...(policy && !hasPolicy ? [policy] : [])]
  })
}
