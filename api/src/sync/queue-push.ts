import type { Reason } from '../engine/reason.ts'
import { missingSetup } from '../engine/books.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { loadBooks } from './books.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { saveStatus } from './status.store.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

export interface PushRequest {
  workspaceId: string
  organisationId: string
  documentIds: readonly string[]
  now: Date
  /** False: the connection needs a person; what is queued goes on when it works again. */
  isWorking: boolean
  priority?: number
}

/**
 * Writes down that these invoices must reach the ledger, in the caller's transaction. While the set-up is incomplete
 * nothing is queued: they stay not synced, say why, and go by themselves once it is done (F041).
 */
export async function queuePush(transaction: Transaction, request: PushRequest): Promise<void> {
  const { workspaceId, organisationId, documentIds, now, isWorking, priority = priorities.person } = request
  const missing = missingSetup(await loadBooks(transaction, organisationId))
  const isReady = missing.length === 0
  const waiting: Reason = isWorking ? { code: 'QUEUED' } : { code: 'CONNECTION_NEEDS_YOU' }
  const reason: Reason = isReady ? waiting : { code: 'SETUP_INCOMPLETE', missing }
  const events = []
  for (const documentId of documentIds) {
    const owner = { workspaceId, organisationId, invoiceId: documentId }
    const state = isReady || (await isHeld(transaction, organisationId, documentId)) ? 'PENDING' : 'NOT_SYNCED'
    events.push(await saveStatus(transaction, owner, { documentId }, { state, reason }))
  }
  if (isReady) {
    const intent = { workspaceId, organisationId, kind: 'INVOICE' as const, priority, now }
    await enqueue(
      transaction,
      documentIds.map((entityId) => ({ ...intent, entityId })),
    )
    await addTimeline(
      transaction,
      documentIds.map((documentId) => ({ workspaceId, documentId, at: now, kind: 'QUEUED' })),
    )
  }
  await publish(transaction, events)
}

/** An edit or a void of what the ledger has goes there as well; what it never had is left alone (rule C18). */
export async function queueChange(
  transaction: Transaction,
  request: Omit<PushRequest, 'documentIds'> & { documentId: string },
) {
  const { organisationId, documentId } = request
  const status = await transaction.syncStatus.findUnique({
    where: { organisationId_documentId: { organisationId, documentId } },
    select: { state: true },
  })
  if (!status || status.state === 'NOT_SYNCED') return
  await queuePush(transaction, { ...request, documentIds: [documentId] })
}

async function isHeld(transaction: Transaction, organisationId: string, documentId: string): Promise<boolean> {
  const where = { organisationId_documentId: { organisationId, documentId } }
  const status = await transaction.syncStatus.findUnique({ where, select: { ledgerId: true } })
  return status?.ledgerId !== null && status !== null
}

/** A payment recorded here goes to the ledger, where its invoice goes (F083). */
export async function queuePayment(
  transaction: Transaction,
  request: { workspaceId: string; organisationId: string; paymentId: string; documentId: string; now: Date },
): Promise<void> {
  const { workspaceId, organisationId, paymentId, documentId, now } = request
  const owner = { workspaceId, organisationId, invoiceId: documentId }
  const books = await loadBooks(transaction, organisationId)
  if (books.paymentAccount === undefined) {
    const reason: Reason = { code: 'PAYMENT_ACCOUNT_MISSING' }
    await publish(transaction, [await saveStatus(transaction, owner, { paymentId }, { state: 'NOT_SYNCED', reason })])
    return
  }
  const event = await saveStatus(transaction, owner, { paymentId }, { state: 'PENDING', reason: { code: 'QUEUED' } })
  const intent = { workspaceId, organisationId, kind: 'PAYMENT' as const, entityId: paymentId, now }
  await enqueue(transaction, [{ ...intent, priority: priorities.event }])
  await publish(transaction, [event])
}
