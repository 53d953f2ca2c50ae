import type { Transaction } from '../lib/transaction.ts'
import { withdrawUntried } from './background.store.ts'
import { fenceOff, settleWaiting } from './stop.store.ts'

/**
 * Stops all sync with an organisation at once; answers the invoices whose status changed. A write in doubt keeps its
 * batch: a reconnect looks it up before anything is sent.
 */
export async function stopOrganisation(transaction: Transaction, organisationId: string, now: Date): Promise<string[]> {
  // The lease comes first in a drain's every write, so here as well.
  await fenceOff(transaction, organisationId, now)
  // A backfill's own does not go by itself after a reconnect.
  const untried = await withdrawUntried(transaction, organisationId)
  await transaction.outboxEntry.deleteMany({ where: { organisationId } })
  // What may have left is looked for after a reconnect; what never did is forgotten.
  await transaction.creation.deleteMany({ where: { organisationId, leftAt: null } })
  await transaction.batch.updateMany({
    where: { organisationId, state: 'FROZEN' },
    data: { state: 'SETTLED', settledAt: now },
  })
  await transaction.reconciliationReading.deleteMany({ where: { reconciliation: { organisationId } } })
  await transaction.reconciliation.updateMany({
    where: { organisationId, state: { in: ['WAITING', 'READING', 'COMPARING'] } },
    data: { state: 'SKIPPED', reasonCode: 'NOT_CONNECTED', endedAt: now },
  })
  return [...untried, ...(await settleWaiting(transaction, organisationId))]
}
