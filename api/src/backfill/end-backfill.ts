import type { Transaction } from '../lib/transaction.ts'
import { endOpen } from './backfill.store.ts'

/** In the transaction of a disconnect: the organisation's open backfill ends with it, and says why. */
export async function endWithConnection(transaction: Transaction, organisationId: string, now: Date): Promise<void> {
  await endOpen(transaction, organisationId, { endedAt: now, reasonCode: 'DISCONNECTED_BY_PERSON' })
}
