import type { Flows } from '../engine/direction.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { Target } from './dependencies.ts'
import { askAboutMoney } from './direction.store.ts'
import { releaseBlocked } from './release-blocked.ts'

/**
 * What a new direction sets free, in the transaction that changes it: payments and invoices that stayed here go, and
 * what was paid in the ledger while nobody here was to know is asked about.
 */
export async function followDirection(
  transaction: Transaction,
  target: Target,
  { before, after, now }: { before: Flows; after: Flows; now: Date },
): Promise<void> {
  const opens = (flow: keyof Flows) => after[flow] && !before[flow]
  if (opens('paymentsPush') || opens('contactsPush')) await releaseBlocked(transaction, { ...target, now })
  if (opens('paymentsPull')) await askAboutMoney(transaction, target, now)
}
