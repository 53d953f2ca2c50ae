import pg from 'pg'
import { readTables, type Column, type Table } from './tables.ts'

type Row = Record<string, unknown>

/**
 * Stands for a version of Tieout that runs on while a newer one migrates: it names the tables and columns it knew when it was
 * started, and no other, in statements prepared once. Its rows are its own: two in each table, as alike as unique indexes allowed.
 */
export interface OldVersion {
  readonly tables: readonly string[]
  /** Writes, changes, reads and deletes rows of every table; rejects with what was refused. */
  work(): Promise<void>
  stop(): Promise<void>
}

/** `number` tells the rows of one from those of another. */
export async function startOldVersion(url: string, number: number): Promise<OldVersion> {
  // Far more than a migration makes anybody wait: a busy machine is no failure, being kept out is.
  const client = new pg.Client({ connectionString: url, lock_timeout: 5_000 })
  await client.connect()
  const tables = await readTables(client)
  let count = number * 1_000_000
  return {
    tables: tables.map(({ name }) => name),
    work: () => work(client, tables, () => ++count),
    stop: () => client.end(),
  }
}

async function work(client: pg.Client, tables: readonly Table[], next: () => number): Promise<void> {
  const written = new Map<string, Row[]>()
  for (const table of tables) {
    const rows = [0, 1].map((nth) => makeRow(table, nth, { written, next }))
    written.set(table.name, rows)
    await client.query('begin')
    for (const row of rows) await insert(client, table, row)
    await client.query('commit')
    for (const row of rows) await change(client, table, row)
    await read(client, table)
  }
  for (const table of tables.toReversed())
    for (const row of written.get(table.name) ?? []) await remove(client, table, row)
}

function makeRow(table: Table, nth: number, made: { written: Map<string, Row[]>; next: () => number }): Row {
  const valueOf = ({ refersTo, ...column }: Column): unknown => {
    const tells = table.told.includes(column.name)
    if (refersTo) return made.written.get(refersTo.table)?.[tells ? nth : 0]?.[refersTo.column]
    return makeValue(column, tells ? nth : 0, tells ? made.next : () => 1)
  }
  const cells = table.columns.map((column): [string, unknown] => [column.name, valueOf(column)])
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined))
}

/** A value of this type for the row of this number, of two. */
export function makeValue({ type, labels }: Omit<Column, 'refersTo'>, nth: number, next: () => number): unknown {
  if (labels) return labels[nth]
  if (type === 'text') return `old ${next()}`
  if (type === 'jsonb' || type.endsWith('[]')) return '{}'
  if (type === 'bytea') return Buffer.from('old')
  if (type === 'boolean') return nth === 1
  if (/^(date|timestamp)/.test(type)) return `2026-01-0${nth + 1}`
  if (/^(integer|bigint|numeric|double precision)/.test(type)) return next()
  throw new Error(`The old version has no value of the type ${type}: give it one.`)
}

async function insert(client: pg.Client, table: Table, row: Row): Promise<void> {
  const names = Object.keys(row)
  const places = names.map((_, index) => `$${index + 1}`).join()
  const text = `insert into "${table.name}" (${list(names)}) values (${places}) returning ${list(table.key)}`
  const { rows } = await client.query<Row>({ name: `insert ${table.name}`, text, values: Object.values(row) })
  Object.assign(row, rows[0])
}

async function change(client: pg.Client, table: Table, row: Row): Promise<void> {
  const set = table.columns.map(({ name }) => `"${name}" = "${name}"`).join()
  const text = `update "${table.name}" set ${set} where ${whereKey(table)} returning ${list(namesOf(table))}`
  await requireOne(client, { name: `change ${table.name}`, text, values: keyOf(table, row) })
}

async function read(client: pg.Client, table: Table): Promise<void> {
  const text = `select ${list(namesOf(table))} from "${table.name}"`
  const { rowCount } = await client.query({ name: `read ${table.name}`, text })
  if ((rowCount ?? 0) < 2) throw new Error(`What was written to ${table.name} is gone.`)
}

async function remove(client: pg.Client, table: Table, row: Row): Promise<void> {
  const text = `delete from "${table.name}" where ${whereKey(table)}`
  await requireOne(client, { name: `delete ${table.name}`, text, values: keyOf(table, row) })
}

async function requireOne(client: pg.Client, query: { name: string; text: string; values: unknown[] }): Promise<void> {
  const { rowCount } = await client.query(query)
  if (rowCount !== 1) throw new Error(`${query.name}: ${rowCount} rows instead of one.`)
}

function namesOf(table: Table): string[] {
  return table.columns.map(({ name }) => name)
}

function keyOf(table: Table, row: Row): unknown[] {
  return table.key.map((name) => row[name])
}

function whereKey(table: Table): string {
  return table.key.map((name, index) => `"${name}" = $${index + 1}`).join(' and ')
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join()
}
