import type { LedgerTrackingRow } from '../engine/ledger-organisation.ts'
import type { Transaction } from '../lib/transaction.ts'
import { addUp, keepRows, type KeepSummary } from './keep-rows.ts'

/** Keeps the tracking categories and their options. */
export async function keepTracking(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerTrackingRow[],
  now: Date,
): Promise<KeepSummary> {
  const { ledgerTrackingCategory } = transaction
  const categories = await keepRows(
    {
      stored: await ledgerTrackingCategory.findMany({ where: { organisationId } }),
      keyOf: ({ ledgerCategoryId }) => ledgerCategoryId,
      read: rows.map(({ ledgerCategoryId, name, status }) => ({
        key: ledgerCategoryId,
        isActive: status === 'ACTIVE',
        data: { ledgerCategoryId, name, status },
      })),
      create: (data) => ledgerTrackingCategory.createMany({ data: data.map((one) => ({ ...one, organisationId })) }),
      update: (id, data) => ledgerTrackingCategory.update({ where: { id }, data }),
      archive: (ids) => ledgerTrackingCategory.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } }),
    },
    now,
  )
  return addUp([categories, await keepOptions(transaction, organisationId, rows, now)])
}

async function keepOptions(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerTrackingRow[],
  now: Date,
): Promise<KeepSummary> {
  const { ledgerTrackingOption } = transaction
  const categories = await transaction.ledgerTrackingCategory.findMany({
    where: { organisationId },
    include: { options: true },
  })
  const idOf = new Map(categories.map(({ id, ledgerCategoryId }) => [ledgerCategoryId, id]))
  return keepRows(
    {
      stored: categories.flatMap(({ options }) => options),
      keyOf: ({ categoryId, ledgerOptionId }) => `${categoryId} ${ledgerOptionId}`,
      read: rows.flatMap(({ ledgerCategoryId, status: above, options }) => {
        const categoryId = idOf.get(ledgerCategoryId) ?? ''
        return options.map((option) => ({
          key: `${categoryId} ${option.ledgerOptionId}`,
          // An option of an archived category cannot stand on a line either.
          isActive: option.status === 'ACTIVE' && above === 'ACTIVE',
          data: { ...option, categoryId },
        }))
      }),
      create: (data) => ledgerTrackingOption.createMany({ data }),
      update: (id, data) => ledgerTrackingOption.update({ where: { id }, data }),
      archive: (ids) => ledgerTrackingOption.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } }),
    },
    now,
  )
}
