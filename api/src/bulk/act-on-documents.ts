import type { DocumentKind, Prisma } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected, Problem } from '../problem/problem.ts'
import { approveDocuments } from '../sync/approve-document.ts'
import { leaveOut } from '../sync/leave-out.ts'
import { queuePush } from '../sync/queue-push.ts'
import { retryDocuments } from '../sync/retry-documents.ts'
import type { Viewer } from '../workspace/session.ts'
import { type BulkAction, bulkActions, whereEligible } from './eligible.ts'
import { findEligible, type Which } from './find-eligible.ts'

/** As many go in one transaction. */
const MOST_AT_ONCE = 100

export interface Acted {
  count: number
  /** The last that was come to, where others may follow. */
  next: string | undefined
}

/**
 * Does one thing to up to a hundred of the documents it can be done to, in the order of their ids. Whoever goes on after
 * `next` comes to each once, whatever becomes of it meanwhile, and stops whenever they like.
 */
export async function actOnDocuments(
  dependencies: Dependencies,
  viewer: Viewer,
  action: BulkAction,
  which: Which,
): Promise<Acted | NotConnected> {
  const link = await findLink(dependencies.prisma, viewer.workspaceId)
  if (!link && action !== 'SEND') return new NotConnected()
  const { ids, next } = await findEligible(dependencies.prisma, link?.target.organisationId, action, {
    ...which,
    most: MOST_AT_ONCE,
  })
  const count = ids.length === 0 ? 0 : await act(dependencies, viewer, action, { kind: which.kind, ids })
  return count instanceof Problem ? count : { count, next }
}

async function act(
  dependencies: Dependencies,
  viewer: Viewer,
  action: BulkAction,
  { kind, ids }: { kind: DocumentKind; ids: string[] },
): Promise<number | NotConnected> {
  switch (action) {
    case 'SEND': {
      const named = ids.map((id) => ({ given: id, local: id }))
      return (await approveDocuments(dependencies, viewer, kind, named)).documents.length
    }
    case 'RETRY': {
      const retried = await retryDocuments(dependencies, viewer, { kind, reasonCode: undefined, documentIds: ids })
      return retried instanceof Problem ? retried : retried.count
    }
    case 'COPY':
      return copy(dependencies, viewer, ids)
    case 'LEAVE_OUT': {
      const left = await leaveOut(dependencies, viewer, kind, ids)
      return left instanceof Problem ? left : left.length
    }
  }
}

async function copy(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  documentIds: string[],
): Promise<number | NotConnected> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { target, isWorking } = link
  const now = new Date(clock.now())
  await inTransaction(prisma, (transaction) => queuePush(transaction, { ...target, documentIds, now, isWorking }))
  wake(target.organisationId)
  return documentIds.length
}

/** How many each action would be for, of those that fit. */
export async function countEligible(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  fits: Prisma.DocumentWhereInput,
): Promise<Record<BulkAction, number>> {
  const link = await findLink(prisma, workspaceId)
  const counts = await Promise.all(
    bulkActions.map(async (action): Promise<[BulkAction, number]> => {
      if (!link && action !== 'SEND') return [action, 0]
      const eligible = whereEligible(action, link?.target.organisationId ?? '', { isNamed: false })
      return [action, await prisma.document.count({ where: { AND: [fits, eligible] } })]
    }),
  )
  return Object.fromEntries(counts) as Record<BulkAction, number>
}
