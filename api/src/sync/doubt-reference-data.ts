import type { RefusalCode } from '../engine/ledger-answer.ts'
import type { Settlement } from '../engine/settle-push.ts'
import type { Transaction } from '../lib/transaction.ts'
import { now, type Run } from './run.ts'

/** Refusals that name something we hold a copy of: what the copy says can't be true any more. */
export const namesReferenceData: readonly RefusalCode[] = [
  'ACCOUNT_INVALID',
  'ACCOUNT_ARCHIVED',
  'TAX_INVALID',
  'TAX_NOT_FOR_ACCOUNT',
  'CURRENCY_UNSUPPORTED',
  'LOCKED_PERIOD',
]

/**
 * A refusal that names an account, a tax rate, a currency or a lock date says that our copy is out of date: it is read
 * again soon, and what the new copy explains better is planned again.
 */
export async function doubtReferenceData(
  transaction: Transaction,
  run: Run,
  settlements: readonly Settlement[],
): Promise<void> {
  const isDoubtful = settlements.some(
    (settlement) =>
      settlement.kind === 'failed' &&
      settlement.reason.code === 'REFUSED' &&
      settlement.reason.refusals.some(({ code }) => namesReferenceData.includes(code)),
  )
  if (!isDoubtful) return
  const { organisationId } = run.target
  await transaction.organisation.update({ where: { id: organisationId }, data: { referenceDoubtedAt: now(run) } })
}
