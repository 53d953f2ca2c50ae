import type { LedgerAccountRow, LedgerTaxRateRow } from '../engine/ledger-organisation.ts'
import type { Transaction } from '../lib/transaction.ts'
import { keepRows, type KeepSummary } from './keep-rows.ts'

/** Keeps the ledger's tax rates, by their tax type. */
export async function keepTaxRates(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerTaxRateRow[],
  now: Date,
): Promise<KeepSummary> {
  const { ledgerTaxRate } = transaction
  return keepRows(
    {
      stored: await ledgerTaxRate.findMany({ where: { organisationId } }),
      keyOf: ({ taxType }) => taxType,
      read: rows.map(({ components, ...rest }) => ({
        key: rest.taxType,
        isActive: rest.status === 'ACTIVE',
        data: { ...rest, components: components.map((one) => ({ ...one })) },
      })),
      create: (data) => ledgerTaxRate.createMany({ data: data.map((one) => ({ ...one, organisationId })) }),
      update: (id, data) => ledgerTaxRate.update({ where: { id }, data }),
      archive: (ids) => ledgerTaxRate.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } }),
    },
    now,
  )
}

/** Keeps the chart of accounts. */
export async function keepAccounts(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerAccountRow[],
  now: Date,
): Promise<KeepSummary> {
  const { ledgerAccount } = transaction
  return keepRows(
    {
      stored: await ledgerAccount.findMany({ where: { organisationId } }),
      keyOf: ({ ledgerAccountId }) => ledgerAccountId,
      read: rows.map((row) => ({
        key: row.ledgerAccountId,
        isActive: row.status === 'ACTIVE',
        data: {
          ...row,
          code: row.code ?? null,
          taxType: row.taxType ?? null,
          systemAccount: row.systemAccount ?? null,
          currency: row.currency ?? null,
        },
      })),
      create: (data) => ledgerAccount.createMany({ data: data.map((one) => ({ ...one, organisationId })) }),
      update: (id, data) => ledgerAccount.update({ where: { id }, data }),
      archive: (ids) => ledgerAccount.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } }),
    },
    now,
  )
}
