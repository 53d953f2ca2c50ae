import { Prisma } from '@tieout/prisma'
import type { LedgerPayment } from '../engine/ledger-documents.ts'
import { execute, type Transaction } from '../lib/transaction.ts'
import type { LoadedBatch } from './batch.store.ts'
import type { Run } from './run.ts'

/** What Xero reports of the time before our own call was none of our doing. */
const callTakesMs = 10_000

/**
 * The answer to a payment tells how its invoice stands. Where our payments alone explain that, and nothing reported of
 * the invoice waits to be looked at, it is as good as a look: the news of our payment is then an echo (decision 4).
 */
export async function learnFromPayments(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  payments: readonly LedgerPayment[],
): Promise<void> {
  // An answer that was in doubt may be as old as the first try.
  const isFresh = batch.state === 'FROZEN'
  const learned = isFresh ? standings(payments) : []
  if (learned.length === 0) return
  const { organisationId, ledgerOrganisationId } = run.target
  await execute(
    transaction,
    Prisma.sql`update "SyncStatus" s set "ledgerStatus" = l.status, "ledgerAmountDue" = l."amountDue",
        "ledgerUpdatedAt" = l."updatedAt", "ledgerDocument" = s."ledgerDocument" || jsonb_build_object('status', l.status,
          'amountDue', l."amountDue" || 'n', 'amountPaid', l."amountPaid" || 'n', 'updatedAt', l.at)
      from (select *, at::timestamptz as "updatedAt" from jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) as r
        ("ledgerId" text, status text, "amountDue" bigint, "amountPaid" bigint, at text, paid bigint)) l
      where s."organisationId" = ${organisationId} and s."ledgerId" = l."ledgerId" and s."documentId" is not null
        and s."ledgerAmountDue" - l.paid = l."amountDue" and s."ledgerUpdatedAt" < l."updatedAt"
        and not exists (select 1 from "InboundEvent" i where i."ledgerOrganisationId" = ${ledgerOrganisationId}
          and i."resourceId" = l."ledgerId" and i.state = 'PENDING' and i."eventAt" > s."ledgerUpdatedAt"
          and i."eventAt" < l."updatedAt" - ${callTakesMs} * interval '1 ms')`,
  )
}

/** How each invoice stands after the last of these payments, and what they paid of it together. */
function standings(payments: readonly LedgerPayment[]) {
  return [...Map.groupBy(payments, (payment) => payment.ledgerInvoiceId)].flatMap(([ledgerId, own]) => {
    const told = own.flatMap(({ invoice }) => invoice ?? [])
    const last = told.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime()).at(-1)
    if (!last || told.length < own.length) return []
    const paid = own.reduce((sum, { amount }) => sum + amount, 0n)
    const { status, amountDue, amountPaid, updatedAt } = last
    const amounts = { amountDue: `${amountDue}`, amountPaid: `${amountPaid}`, paid: `${paid}` }
    return [{ ledgerId, status, ...amounts, at: updatedAt.toISOString() }]
  })
}
