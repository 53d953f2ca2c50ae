import type { LedgerPayment } from '../engine/ledger-documents.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { LoadedBatch } from './batch.store.ts'
import type { Run } from './run.ts'
import { saveStandings, type Standing } from './standing.store.ts'

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
  if (learned.length > 0) await saveStandings(transaction, run.target, learned)
}

/** How each invoice stands after the last of these payments, and what they paid of it together. */
function standings(payments: readonly LedgerPayment[]): Standing[] {
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
