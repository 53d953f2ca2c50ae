import { endWithConnection } from '../backfill/end-backfill.ts'
import type { Event } from '../events/events.ts'
import type { Transaction } from '../lib/transaction.ts'
import { stopOrganisation } from '../sync/stop-organisation.ts'

/**
 * Ends all sync of a workspace with an organisation, in the transaction that disconnects it or connects another. Links,
 * history and mappings stay, and what waited says that it is not connected: coming back resumes it (rule C8). What its
 * reference data shows in documents stays; nothing offers it any more (F032). Answers what to announce.
 */
export async function leaveOrganisation(
  transaction: Transaction,
  { workspaceId, organisationId, now }: { workspaceId: string; organisationId: string; now: Date },
): Promise<Event[]> {
  const stopped = await stopOrganisation(transaction, organisationId, now)
  await endWithConnection(transaction, organisationId, now)
  const which = { where: { organisationId, archivedAt: null }, data: { archivedAt: now } }
  await transaction.ledgerTaxRate.updateMany(which)
  await transaction.ledgerAccount.updateMany(which)
  await transaction.ledgerCurrency.updateMany(which)
  await transaction.ledgerItem.updateMany(which)
  await transaction.ledgerTrackingOption.updateMany({
    where: { category: { organisationId }, archivedAt: null },
    data: { archivedAt: now },
  })
  await transaction.ledgerTrackingCategory.updateMany(which)
  return stopped.map((documentId) => ({ name: 'documentChanged', workspaceId, documentId }))
}
