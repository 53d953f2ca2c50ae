import type { Reason } from '../engine/reason.ts'
import { missingFor } from '../engine/books.ts'
import { publish } from '../events/publish.ts'
import { partition } from '../lib/partition.ts'
import type { Transaction } from '../lib/transaction.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import { loadSetup } from './books.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { queueFollowers } from './queue-followers.ts'
import { type Move, saveStatuses } from './status.store.ts'

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
 * Writes down that these documents must reach the ledger, in the caller's transaction, and their followers with them.
 * While the set-up of their side is incomplete they are not queued: they stay not synced, say why, and go by themselves
 * once it is done (F041).
 */
export async function queuePush(transaction: Transaction, request: PushRequest): Promise<void> {
  const { workspaceId, organisationId, documentIds, now, isWorking, priority = priorities.person } = request
  const setup = await loadSetup(transaction, organisationId)
  const documents = await transaction.document.findMany({
    where: { id: { in: [...documentIds] } },
    select: { id: true, kind: true },
  })
  const held = await findHeld(transaction, organisationId, documentIds)
  const waiting: Reason = isWorking ? { code: 'QUEUED' } : { code: 'CONNECTION_NEEDS_YOU' }
  const [ready, unready] = partition(documents, ({ kind }) => missingFor(kind, setup).length === 0)
  const events = await saveStatuses(transaction, { workspaceId, organisationId }, [
    ...ready.map(({ id }): Move => ({ documentId: id, state: 'PENDING', reason: waiting })),
    ...unready.map(({ id, kind }): Move => {
      const reason: Reason = { code: 'SETUP_INCOMPLETE', missing: missingFor(kind, setup) }
      return { documentId: id, state: held.has(id) ? 'PENDING' : 'NOT_SYNCED', reason }
    }),
  ])
  publish(transaction, events)
  if (ready.length === 0) return
  await enqueue(transaction, { workspaceId, organisationId, priority, now }, ready)
  await addTimeline(
    transaction,
    ready.map(({ id: documentId }) => ({ workspaceId, documentId, at: now, kind: 'QUEUED' })),
  )
  await queueFollowers(transaction, { ...request, documentIds: ready.map(({ id }) => id) })
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
