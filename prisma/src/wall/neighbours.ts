import type pg from 'pg'
import { makeValue } from '../old-version.ts'
import { readTables, type Column, type Table } from '../tables.ts'
import { rules } from './rules.ts'

export type Row = Record<string, unknown>

/** One workspace with one row in every table, by the table's name. */
export type Neighbour = ReadonlyMap<string, Row>

/** Fills every table there is with one row of each of these workspaces: whatever names another row names one of its own workspace. */
export async function settleNeighbours(
  client: pg.Client,
  workspaceIds: readonly string[],
): Promise<{ tables: Table[]; neighbours: Neighbour[] }> {
  const tables = await readTables(client)
  let count = 0
  const settle = async (workspaceId: string): Promise<Neighbour> => {
    const rows = new Map<string, Row>()
    for (const table of [...tables].sort((one, other) => Number(isLoose(one)) - Number(isLoose(other)))) {
      const valueOf = (column: Column) => ownValue(table.name, column, { workspaceId, rows }) ?? made(column)
      const made = (column: Column) => (isLink(column, rows) ? undefined : makeValue(column, 0, () => ++count))
      const row = Object.fromEntries(table.columns.map((column) => [column.name, valueOf(column)] as const))
      rows.set(table.name, await insert(client, table.name, row))
    }
    return rows
  }
  const neighbours = []
  for (const workspaceId of workspaceIds) neighbours.push(await settle(workspaceId))
  return { tables, neighbours }
}

/** Writes a row as it is given, and answers what became of it. */
export async function insert(client: pg.ClientBase, table: string, row: Row): Promise<Row> {
  const cells = Object.entries(row).filter(([, value]) => value !== undefined)
  const names = cells.map(([name]) => `"${name}"`).join()
  const places = cells.map((_, index) => `$${index + 1}`).join()
  const { rows } = await client.query<Row>(
    `insert into "${table}" (${names}) values (${places}) returning *`,
    cells.map(([, value]) => value),
  )
  return rows[0] ?? {}
}

/** What makes the row this workspace's: the workspace itself, or a row of its own. */
function ownValue(
  table: string,
  { name, refersTo }: Column,
  { workspaceId, rows }: { workspaceId: string; rows: Neighbour },
): unknown {
  const rule = rules[table]
  if (rule?.kind === 'own' && rule.column === name) return workspaceId
  if (refersTo) return rows.get(refersTo.table)?.[refersTo.column]
  return rule?.kind === 'part' && rule.column === name ? rows.get(rule.of)?.[rule.key] : undefined
}

/** Its parent is known by the rule alone: by no reference that would put it behind its parent. */
function isLoose({ name, columns }: Table): boolean {
  const rule = rules[name]
  if (rule?.kind !== 'part' || rule.column === 'id') return false
  return columns.some((column) => column.name === rule.column && column.refersTo === null)
}

/** It names a row of a table that comes later: nothing is named yet. */
function isLink({ refersTo }: Column, rows: Neighbour): boolean {
  return refersTo !== null && !rows.has(refersTo.table)
}
