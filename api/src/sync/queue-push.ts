import type { Reason } from '../engine/reason.ts'
import { missingSetup } from '../engine/books.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import { loadSetup } from './books.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { findUnsentPayments, tellPayments } from './payment.store.ts'
import { saveStatuses } from './status.store.ts'

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
 * Writes down that these invoices must reach the ledger, in the caller's transaction, and their payments with them.
 * While the set-up is incomplete nothing is queued: they stay not synced, say why, and go by themselves once it is done
 * (F041).
 */
export async function queuePush(transaction: Transaction, request: PushRequest): Promise<void> {
  const { workspaceId, organisationId, documentIds, now, isWorking, priority = priorities.person } = request
  const missing = missingSetup(await loadSetup(transaction, organisationId))
  const isReady = missing.length === 0
  const waiting: Reason = isWorking ? { code: 'QUEUED' } : { code: 'CONNECTION_NEEDS_YOU' }
  const reason: Reason = isReady ? waiting : { code: 'SETUP_INCOMPLETE', missing }
  const held = isReady ? new Set() : await findHeld(transaction, organisationId, documentIds)
  const events = await saveStatuses(
    transaction,
    { workspaceId, organisationId },
    documentIds.map((documentId) => {
      const state = isReady || held.has(documentId) ? 'PENDING' : 'NOT_SYNCED'
      return { documentId, state, reason }
    }),
  )
  await publish(transaction, events)
  if (!isReady) return
  await enqueue(
    transaction,
    { workspaceId, organisationId, priority, now },
    documentIds.map((id) => ({ kind: 'INVOICE', id })),
  )
  await addTimeline(
    transaction,
    documentIds.map((documentId) => ({ workspaceId, documentId, at: now, kind: 'QUEUED' })),
  )
  await queuePayments(transaction, request)
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

async function findHeld(transaction: Transaction, organisationId: string, documentIds: readonly string[]) {
  const where = { organisationId, documentId: { in: [...documentIds] }, ledgerId: { not: null } }
  const rows = await transaction.syncStatus.findMany({ where, select: { documentId: true } })
  return new Set(rows.map((row) => row.documentId))
}

/**
 * Payments recorded here go where their invoice goes (F083, rule C19): those of these invoices, or of all that the
 * organisation has or is to have, that were never queued for it.
 */
export async function queuePayments(
  transaction: Transaction,
  request: { workspaceId: string; organisationId: string; now: Date; documentIds?: readonly string[] },
): Promise<void> {
  const { workspaceId, organisationId, now, documentIds } = request
  const payments = await findUnsentPayments(transaction, organisationId, documentIds)
  if (payments.length === 0) return
  const { paymentAccount } = await loadSetup(transaction, organisationId)
  const change =
    paymentAccount === undefined
      ? ({ state: 'NOT_SYNCED', reason: { code: 'PAYMENT_ACCOUNT_MISSING' } } as const)
      : ({ state: 'PENDING', reason: { code: 'QUEUED' } } as const)
  const events = await saveStatuses(
    transaction,
    { workspaceId, organisationId },
    payments.map((payment) => ({ documentId: payment.documentId, paymentId: payment.id, ...change })),
  )
  await publish(transaction, events)
  if (paymentAccount === undefined) return
  await enqueue(
    transaction,
    { workspaceId, organisationId, priority: priorities.event, now },
    payments.map(({ id }) => ({ kind: 'PAYMENT', id })),
  )
  await tellPayments(
    transaction,
    organisationId,
    payments.map(({ documentId }) => documentId),
  )
}
