import { type ConnectionStatus, type Organisation, Prisma } from '@tieout/prisma'
import { markConnections } from '../connection/mark-connection.ts'
import type { ConnectionReason } from '../engine/reason.ts'
import type {
  LedgerAccountRow,
  LedgerItemRow,
  LedgerOrganisationDetail,
  LedgerPermissions,
  LedgerTaxRateRow,
  LedgerTrackingRow,
} from '../engine/ledger-organisation.ts'
import { publish } from '../events/publish.ts'
import { raiseReferenceData } from '../outgoing-webhook/raise.ts'
import { inTransaction, query, type Transaction } from '../lib/transaction.ts'
import type { SyncDependencies, Target } from '../sync/dependencies.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import { keepItems } from './items.store.ts'
import { addUp, keepRows, type KeepSummary } from './keep-rows.ts'
import { keepAccounts, keepTaxRates } from './tax-and-accounts.store.ts'
import { keepTracking } from './tracking.store.ts'

export interface PulledReferenceData {
  organisation: LedgerOrganisationDetail
  permissions: LedgerPermissions
  taxRates: LedgerTaxRateRow[]
  accounts: LedgerAccountRow[]
  currencies: string[]
  tracking: LedgerTrackingRow[]
  items: LedgerItemRow[]
}

/** Keeps what was read as a whole: what is new, what changed, and what is gone (archived, never deleted). */
export async function saveReferenceData(
  { prisma, clock, wake }: SyncDependencies,
  target: Target,
  pulled: PulledReferenceData,
): Promise<KeepSummary> {
  const { organisationId, workspaceId, connectionId } = target
  const now = new Date(clock.now())
  const summary = await inTransaction(prisma, async (transaction) => {
    if (!(await isStillConnected(transaction, connectionId))) return nothing
    const summary = addUp([
      await keepTaxRates(transaction, organisationId, pulled.taxRates, now),
      await keepAccounts(transaction, organisationId, pulled.accounts, now),
      await keepCurrencies(transaction, organisationId, pulled.currencies, now),
      await keepTracking(transaction, organisationId, pulled.tracking, now),
      await keepItems(transaction, organisationId, pulled.items, now),
    ])
    const before = await transaction.organisation.findUniqueOrThrow({ where: { id: organisationId } })
    await adoptTaxRates(transaction, workspaceId, pulled.taxRates)
    const data = toColumns(pulled, summary, now)
    await transaction.organisation.update({ where: { id: organisationId }, data })
    const reason = whyNotInvoicing(pulled)
    if (reason) await markConnections(transaction, { id: connectionId }, { status: 'NEEDS_ATTENTION', reason, now })
    const hasNewBooks = summary.added + summary.archived + summary.changed > 0 || isLockedElse(before, data)
    await releaseBlocked(transaction, { workspaceId, organisationId, now, hasNewBooks })
    await raiseReferenceData(transaction, workspaceId, { connectionId, organisation: data.name, ...summary })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return summary
  })
  wake(organisationId)
  return summary
}

type Locks = Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'>

function isLockedElse(before: Locks, after: Locks): boolean {
  return (
    before.periodLockDate?.getTime() !== after.periodLockDate?.getTime() ||
    before.endOfYearLockDate?.getTime() !== after.endOfYearLockDate?.getTime()
  )
}

const nothing: KeepSummary = { added: 0, archived: 0, changed: 0 }

/** One reading is kept after another; one that ends after a disconnect would bring back what that archived. */
async function isStillConnected(transaction: Transaction, connectionId: string): Promise<boolean> {
  const [connection] = await query<{ status: ConnectionStatus }>(
    transaction,
    Prisma.sql`select status from "Connection" where id = ${connectionId} for update`,
  )
  return connection !== undefined && connection.status !== 'DISCONNECTED'
}

/** An organisation without invoicing, or a person at the ledger who may not make invoices (F012). */
function whyNotInvoicing({ organisation, permissions }: PulledReferenceData): ConnectionReason | undefined {
  if (!organisation.canInvoice) return { code: 'CANNOT_INVOICE' }
  return permissions.createInvoices ? undefined : { code: 'PERMISSION' }
}

function toColumns(
  { organisation, permissions, currencies }: PulledReferenceData,
  { added, archived }: KeepSummary,
  now: Date,
) {
  const { name, countryCode, baseCurrency, timeZone, shortCode, isDemo } = organisation
  const { periodLockDate, endOfYearLockDate } = organisation
  return {
    ...{ name, baseCurrency, isDemo, referenceSyncedAt: now },
    ...{ referenceAdded: added, referenceArchived: archived, referenceDoubtedAt: null },
    countryCode: countryCode ?? null,
    timeZone: timeZone ?? null,
    shortCode: shortCode ?? null,
    multiCurrency: permissions.multiCurrency || currencies.length > 1,
    periodLockDate: periodLockDate ? new Date(periodLockDate) : null,
    endOfYearLockDate: endOfYearLockDate ? new Date(endOfYearLockDate) : null,
  } satisfies Prisma.OrganisationUpdateInput
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

/** Keeps the currencies the organisation may invoice in. */
async function keepCurrencies(
  transaction: Transaction,
  organisationId: string,
  codes: readonly string[],
  now: Date,
): Promise<KeepSummary> {
  const stored = await transaction.ledgerCurrency.findMany({ where: { organisationId } })
  const where = (code: string) => ({ organisationId_code: { organisationId, code } })
  return keepRows(
    {
      stored: stored.map(({ code, archivedAt }) => ({ id: code, code, archivedAt })),
      keyOf: ({ code }) => code,
      read: codes.map((code) => ({ key: code, isActive: true, data: { code } })),
      create: (data) =>
        transaction.ledgerCurrency.createMany({ data: data.map((one) => ({ ...one, organisationId })) }),
      update: (code, data) => transaction.ledgerCurrency.update({ where: where(code), data }),
      archive: (gone) =>
        transaction.ledgerCurrency.updateMany({
          where: { organisationId, code: { in: gone } },
          data: { archivedAt: now },
        }),
    },
    now,
  )
}
