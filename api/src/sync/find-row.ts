import type { BatchItem } from '@tieout/prisma'
import type { RowOutcome } from '../engine/ledger-answer.ts'

/** By our own key; a refused row may come back without it, and then its place in the answer tells. */
export function findRow<T>(
  item: BatchItem,
  open: readonly BatchItem[],
  rows: readonly RowOutcome<T>[],
): RowOutcome<T> | undefined {
  const byKey = rows.find((row) => row.key === item.ledgerKey)
  const inPlace = rows.length === open.length ? rows[open.indexOf(item)] : undefined
  return byKey ?? (inPlace?.key === undefined ? inPlace : undefined)
}
