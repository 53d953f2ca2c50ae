import type { Prisma } from '@tieout/prisma'
import { markConnections } from '../connection/mark-connection.ts'
import type {
  LedgerAccountRow,
  LedgerOrganisationDetail,
  LedgerPermissions,
  LedgerTaxRateRow,
} from '../engine/ledger-organisation.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import type { SyncDependencies, Target } from '../sync/dependencies.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'

export interface PulledReferenceData {
  organisation: LedgerOrganisationDetail
  permissions: LedgerPermissions
  taxRates: LedgerTaxRateRow[]
  accounts: LedgerAccountRow[]
  currencies: string[]
}

export interface PullSummary {
  added: number
  archived: number
}

/** Keeps what was read as a whole: what is new, what changed, and what is gone (archived, never deleted). */
export async function saveReferenceData(
  { prisma, clock, wake }: SyncDependencies,
  target: Target,
  pulled: PulledReferenceData,
): Promise<PullSummary> {
  const { organisationId, workspaceId, connectionId } = target
  const now = new Date(clock.now())
  const summary = await inTransaction(prisma, async (transaction) => {
    const rates = await saveTaxRates(transaction, organisationId, pulled.taxRates, now)
    const accounts = await saveAccounts(transaction, organisationId, pulled.accounts, now)
    await saveCurrencies(transaction, organisationId, pulled.currencies)
    await adoptTaxRates(transaction, workspaceId, pulled.taxRates)
    await transaction.organisation.update({ where: { id: organisationId }, data: toColumns(pulled, now) })
    if (!pulled.organisation.canInvoice)
      await markConnections(transaction, { id: connectionId }, 'NEEDS_ATTENTION', { code: 'CANNOT_INVOICE' })
    await releaseBlocked(transaction, { workspaceId, organisationId, now })
    await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return { added: rates.added + accounts.added, archived: rates.archived + accounts.archived }
  })
  wake(organisationId)
  return summary
}

function toColumns({ organisation, permissions, currencies }: PulledReferenceData, now: Date) {
  const { name, countryCode, baseCurrency, timeZone, shortCode, isDemo } = organisation
  const { periodLockDate, endOfYearLockDate } = organisation
  return {
    ...{ name, baseCurrency, isDemo, referenceSyncedAt: now },
    countryCode: countryCode ?? null,
    timeZone: timeZone ?? null,
    shortCode: shortCode ?? null,
    multiCurrency: permissions.multiCurrency || currencies.length > 1,
    periodLockDate: periodLockDate ? new Date(periodLockDate) : null,
    endOfYearLockDate: endOfYearLockDate ? new Date(endOfYearLockDate) : null,
  } satisfies Prisma.OrganisationUpdateInput
}

async function saveTaxRates(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerTaxRateRow[],
  now: Date,
): Promise<PullSummary> {
  const before = await transaction.ledgerTaxRate.findMany({ where: { organisationId } })
  const known = new Map(before.map((rate) => [rate.taxType, rate]))
  for (const row of rows) {
    const { taxType, components, ...rest } = row
    const archivedAt = row.status === 'ACTIVE' ? null : (known.get(taxType)?.archivedAt ?? now)
    const data = { ...rest, components: components.map((one) => ({ ...one })), archivedAt }
    const where = { organisationId_taxType: { organisationId, taxType } }
    await transaction.ledgerTaxRate.upsert({ where, create: { ...data, organisationId, taxType }, update: data })
  }
  const kept = rows.filter((row) => row.status === 'ACTIVE').map((row) => row.taxType)
  await transaction.ledgerTaxRate.updateMany({
    where: { organisationId, taxType: { notIn: kept }, archivedAt: null },
    data: { archivedAt: now },
  })
  return summarise(before, (rate) => kept.includes(rate.taxType), rows.filter((row) => !known.has(row.taxType)).length)
}

/** A workspace without a tax rate of its own begins with the ledger's sales rates, to invoice with from the first day. */
async function adoptTaxRates(transaction: Transaction, workspaceId: string, rows: readonly LedgerTaxRateRow[]) {
  if ((await transaction.taxRate.count({ where: { workspaceId } })) > 0) return
  const sales = rows.filter((row) => row.status === 'ACTIVE' && row.forRevenue)
  await transaction.taxRate.createMany({
    data: sales.map(({ name, percent }) => ({ workspaceId, name, percent })),
    skipDuplicates: true,
  })
}

async function saveAccounts(
  transaction: Transaction,
  organisationId: string,
  rows: readonly LedgerAccountRow[],
  now: Date,
): Promise<PullSummary> {
  const before = await transaction.ledgerAccount.findMany({ where: { organisationId } })
  const known = new Map(before.map((account) => [account.ledgerAccountId, account]))
  for (const row of rows) {
    const { ledgerAccountId } = row
    const archivedAt = row.status === 'ACTIVE' ? null : (known.get(ledgerAccountId)?.archivedAt ?? now)
    const nullable = {
      code: row.code ?? null,
      taxType: row.taxType ?? null,
      systemAccount: row.systemAccount ?? null,
      currency: row.currency ?? null,
    }
    const data = { ...row, ...nullable, archivedAt }
    const where = { organisationId_ledgerAccountId: { organisationId, ledgerAccountId } }
    await transaction.ledgerAccount.upsert({ where, create: { ...data, organisationId }, update: data })
  }
  const kept = rows.filter((row) => row.status === 'ACTIVE').map((row) => row.ledgerAccountId)
  await transaction.ledgerAccount.updateMany({
    where: { organisationId, ledgerAccountId: { notIn: kept }, archivedAt: null },
    data: { archivedAt: now },
  })
  const added = rows.filter((row) => !known.has(row.ledgerAccountId)).length
  return summarise(before, (account) => kept.includes(account.ledgerAccountId), added)
}

function summarise<Row extends { archivedAt: Date | null }>(
  before: readonly Row[],
  isKept: (row: Row) => boolean,
  added: number,
): PullSummary {
  return { added, archived: before.filter((row) => !row.archivedAt && !isKept(row)).length }
}

async function saveCurrencies(transaction: Transaction, organisationId: string, codes: readonly string[]) {
  await transaction.ledgerCurrency.deleteMany({ where: { organisationId, code: { notIn: [...codes] } } })
  await transaction.ledgerCurrency.createMany({
    data: codes.map((code) => ({ organisationId, code })),
    skipDuplicates: true,
  })
}
