import { isDeepStrictEqual } from 'node:util'
import { Decimal } from 'decimal.js'

/** What a complete read changed. */
export interface KeepSummary {
  added: number
  archived: number
  /** Known rows that say something else now, restored ones included. */
  changed: number
}

interface Stored {
  id: string
  archivedAt: Date | null
}

/** One kind of reference data: what is stored, what the ledger has now, and how a row is written. */
export interface Shelf<Row extends Stored, Data extends object> {
  stored: readonly Row[]
  keyOf: (row: Row) => string
  read: readonly { key: string; isActive: boolean; data: Data }[]
  create: (rows: (Data & { archivedAt: Date | null })[]) => Promise<unknown>
  update: (id: string, data: Data & { archivedAt: Date | null }) => Promise<unknown>
  archive: (ids: string[]) => Promise<unknown>
}

/**
 * Keeps what was read as a whole: new rows are added, changed ones updated, and what is gone or not active any more is
 * archived and never deleted, for documents and mappings may name it. Costs a statement for each changed row only.
 */
export async function keepRows<Row extends Stored, Data extends object>(
  shelf: Shelf<Row, Data>,
  now: Date,
): Promise<KeepSummary> {
  const known = new Map(shelf.stored.map((row) => [shelf.keyOf(row), row]))
  const kept = new Set(shelf.read.map(({ key }) => key))
  const fresh = shelf.read.filter(({ key }) => !known.has(key))
  await shelf.create(fresh.map(({ data, isActive }) => ({ ...data, archivedAt: isActive ? null : now })))
  let [archived, changed] = [0, 0]
  for (const { key, isActive, data } of shelf.read) {
    const row = known.get(key)
    if (!row) continue
    const archivedAt = isActive ? null : (row.archivedAt ?? now)
    if (isSame(row, { ...data, archivedAt })) continue
    await shelf.update(row.id, { ...data, archivedAt })
    if (archivedAt && !row.archivedAt) archived += 1
    else changed += 1
  }
  const gone = shelf.stored.filter((row) => !row.archivedAt && !kept.has(shelf.keyOf(row)))
  await shelf.archive(gone.map(({ id }) => id))
  return { added: fresh.length, archived: archived + gone.length, changed }
}

/** Several kinds told as one. */
export function addUp(summaries: readonly KeepSummary[]): KeepSummary {
  const sum = (pick: (summary: KeepSummary) => number) => summaries.reduce((total, one) => total + pick(one), 0)
  return { added: sum((one) => one.added), archived: sum((one) => one.archived), changed: sum((one) => one.changed) }
}

function isSame(row: object, data: object): boolean {
  return Object.entries(data).every(([name, value]) => isEqual((row as Record<string, unknown>)[name], value))
}

function isEqual(stored: unknown, value: unknown): boolean {
  if (Decimal.isDecimal(stored)) return value !== null && stored.equals(value as string)
  return isDeepStrictEqual(stored, value)
}
