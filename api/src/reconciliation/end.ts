import type { Reconciliation } from '@tieout/prisma'
import type { Event } from '../events/events.ts'
import type { Transaction } from '../lib/transaction.ts'

/** Why a reconciliation ended without a verdict. */
export type EndCode =
  'NOT_CONNECTED' | 'CONNECTION_NEEDS_YOU' | 'CONNECTION_PAUSED' | 'KEPT_MOVING' | 'REFUSED' | 'XERO_DOWN'

export interface Ending {
  state: 'CANCELLED' | 'SKIPPED' | 'FAILED'
  code: EndCode | undefined
  at: Date
}

/** Ends it without a verdict: what was found so far would be half a truth, so nothing of it is kept. */
export async function endNow(transaction: Transaction, { id }: { id: string }, ending: Ending): Promise<void> {
  await transaction.reconciliationReading.deleteMany({ where: { reconciliationId: id } })
  await transaction.finding.deleteMany({ where: { reconciliationId: id } })
  await transaction.reconciliation.update({
    where: { id },
    data: { state: ending.state, reasonCode: ending.code ?? null, endedAt: ending.at, nextAttemptAt: null, totals: [] },
  })
}

/** The event that says so. */
export function changed({ id, workspaceId }: Pick<Reconciliation, 'id' | 'workspaceId'>): Event {
  return { name: 'reconciliationChanged', workspaceId, reconciliationId: id }
}
