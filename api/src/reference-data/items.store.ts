import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import type { Transaction } from '../lib/transaction.ts'
import { keepRows, type KeepSummary } from './keep-rows.ts'

/** Keeps the items; those the ledger no longer lists are archived. */
export async function keepItems(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerItemRow[],
  now: Date,
): Promise<KeepSummary> {
  const { ledgerItem } = transaction
  return keepRows(
    {
      stored: await ledgerItem.findMany({ where: { organisationId } }),
      keyOf: ({ ledgerItemId }) => ledgerItemId,
      read: rows.map((row) => ({ key: row.ledgerItemId, isActive: true, data: toColumns(row) })),
      create: (data) => ledgerItem.createMany({ data: data.map((one) => ({ ...one, organisationId })) }),
      update: (id, data) => ledgerItem.update({ where: { id }, data }),
      archive: (ids) => ledgerItem.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } }),
    },
    now,
  )
}

/** Keeps one item, as the ledger just showed it. */
export async function keepItem(transaction: Transaction, organisationId: string, row: LedgerItemRow): Promise<void> {
  const data = { ...toColumns(row), archivedAt: null }
  await transaction.ledgerItem.upsert({
    where: { organisationId_ledgerItemId: { organisationId, ledgerItemId: row.ledgerItemId } },
    create: { ...data, organisationId },
    update: data,
  })
}

function toColumns({ sales, purchases, description, ...row }: LedgerItemRow) {
  return {
    ...row,
    description: description ?? null,
    salesPrice: sales.price ?? null,
    salesAccountCode: sales.accountCode ?? null,
    salesTaxType: sales.taxType ?? null,
    purchasePrice: purchases.price ?? null,
    purchaseAccountCode: purchases.accountCode ?? null,
    purchaseTaxType: purchases.taxType ?? null,
  }
}
