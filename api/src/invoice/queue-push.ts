import type { Event } from '../events/events.ts'
import type { Transaction } from '../lib/transaction.ts'
import { enqueue, priorities } from '../sync/outbox.store.ts'
import { saveStatus } from '../sync/status.store.ts'
import { addTimeline } from '../sync/timeline.store.ts'

export interface PushWanted {
  workspaceId: string
  organisationId: string
  documentId: string
  actor: string
  at: Date
}

/** Writes down, with the change that causes it, that a document must reach the ledger. Wake the organisation after the commit. */
export async function queuePush(transaction: Transaction, wanted: PushWanted): Promise<Event> {
  const { workspaceId, organisationId, documentId, actor, at } = wanted
  await enqueue(transaction, [
    { workspaceId, organisationId, kind: 'INVOICE', entityId: documentId, priority: priorities.person, now: at },
  ])
  await addTimeline(transaction, [{ workspaceId, documentId, at, kind: 'QUEUED', actor }])
  return saveStatus(
    transaction,
    { workspaceId, organisationId, invoiceId: documentId },
    { documentId },
    { state: 'PENDING', reason: { code: 'QUEUED' } },
  )
}

/**
 * The organisation a changed document follows to by itself: one it was sent to before, still connected. `always` asks even of
 * a workspace that sends by hand.
 */
export async function findFollower(
  transaction: Transaction,
  document: { id: string; workspaceId: string },
  always: 'always' | 'on send',
): Promise<string | undefined> {
  const status = await transaction.syncStatus.findFirst({
    where: {
      documentId: document.id,
      state: { not: 'NOT_SYNCED' },
      organisation: {
        connections: {
          some: { workspaceId: document.workspaceId, status: { in: ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED'] } },
        },
        ...(always === 'always' ? {} : { workspace: { pushTrigger: 'ON_SEND' } }),
      },
    },
    select: { organisationId: true },
  })
  return status?.organisationId
}
