import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { partition } from '../lib/partition.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { queuePush } from './queue-push.ts'
import { reopenThese } from './reopen.store.ts'
import { findStopped } from './stopped.store.ts'

/** Tries again what stopped: documents of every kind, payments, credits and receipts. Answers how many. */
export async function retryStopped(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  statusIds: readonly string[],
): Promise<{ count: number } | NotConnected> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { target, isWorking } = link
  const { organisationId } = target
  const now = new Date(clock.now())
  const count = await inTransaction(prisma, async (transaction) => {
    const stopped = await findStopped(transaction, organisationId, statusIds)
    const [documents, followers] = partition(stopped, ({ documentId }) => documentId !== null)
    const documentIds = documents.map(({ about }) => about)
    if (documentIds.length > 0)
      await queuePush(transaction, { workspaceId, organisationId, documentIds, now, isWorking })
    if (followers.length > 0) {
      const ids = followers.map(({ id }) => id)
      const waiting = isWorking ? 'QUEUED' : 'CONNECTION_NEEDS_YOU'
      const rows = await reopenThese(transaction, organisationId, { ids, waiting })
      await enqueue(transaction, { workspaceId, organisationId, priority: priorities.person, now }, rows)
      publish(
        transaction,
        followers.map(({ about: documentId }) => ({ name: 'documentChanged' as const, workspaceId, documentId })),
      )
    }
    return stopped.length
  })
  wake(organisationId)
  return { count }
}
