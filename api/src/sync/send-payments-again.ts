import type { Transaction } from '../lib/transaction.ts'
import { queueFollowers } from './queue-followers.ts'

/**
 * Queues every payment and credit recorded here that the ledger does not have; answers the documents, credit notes among
 * them, that had one. With `isNew`, they are new there, and so is all that was recorded here. In the caller's transaction.
 */
export async function sendPaymentsAgain(
  transaction: Transaction,
  request: { workspaceId: string; organisationId: string; documentIds: readonly string[]; now: Date; isNew: boolean },
): Promise<Set<string>> {
  const { organisationId, documentIds, isNew } = request
  const ids = { in: [...documentIds] }
  const where = { OR: [{ documentId: ids }, { creditNoteId: ids }], origin: 'APP' as const, reversedAt: null }
  if (isNew)
    await transaction.payment.updateMany({ where: { ...where, organisationId }, data: { ledgerPaymentId: null } })
  const payments = await transaction.payment.findMany({
    where: { ...where, ledgerPaymentId: null },
    select: { id: true, documentId: true, creditNoteId: true },
  })
  const paymentId = { in: payments.map((payment) => payment.id) }
  // What was refused or never queued begins anew.
  await transaction.syncStatus.deleteMany({ where: { organisationId, paymentId, state: { not: 'PENDING' } } })
  await queueFollowers(transaction, request)
  return new Set(
    payments.flatMap(({ documentId, creditNoteId }) => (creditNoteId ? [documentId, creditNoteId] : documentId)),
  )
}
