import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import type { Transaction } from '../lib/transaction.ts'
import { keepItem, keepItems } from './items.store.ts'
import type { KeepSummary } from './keep-rows.ts'

/** All items as they were just read, in the transaction of whoever read them. */
export function takeInItems(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerItemRow[],
  now: Date,
): Promise<KeepSummary> {
  return keepItems(transaction, organisationId, rows, now)
}

/** One item that was just made. */
export function takeInItem(transaction: Transaction, organisationId: string, row: LedgerItemRow): Promise<void> {
  return keepItem(transaction, organisationId, row)
}
