import type { Transaction } from '../lib/transaction.ts'
import { endOpen } from './backfill.store.ts'
import { tellEnd } from './tell-end.ts'

/** In the transaction of a disconnect: the organisation's open backfill ends with it, and says why. */
export async function endWithConnection(transaction: Transaction, organisationId: string, now: Date): Promise<void> {
  const end = { endedAt: now, reasonCode: 'DISCONNECTED_BY_PERSON' }
  const ended = await endOpen(transaction, organisationId, end)
  if (ended) await tellEnd(transaction, ended, 'stopped')
}
