import type { DocumentKind } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { queuePush } from './queue-push.ts'

/** Which to try again: of one kind, or of any. */
export interface Retried {
  kind: DocumentKind | undefined
  reasonCode: string | undefined
  documentIds: string[] | undefined
}

/** Tries again what failed or was skipped: these, or all with one cause, or all. Answers how many. */
export async function retryDocuments(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  which: Retried,
): Promise<{ count: number } | NotConnected> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const now = new Date(clock.now())
  const count = await inTransaction(prisma, async (transaction) => {
    const failed = await transaction.syncStatus.findMany({
      where: {
        organisationId,
        state: { in: ['FAILED', 'SKIPPED'] },
        document: which.kind ? { kind: which.kind } : {},
        documentId: which.documentIds ? { in: which.documentIds } : { not: null },
        // What somebody left out goes only when it is named.
        ...(which.reasonCode || !which.documentIds ? { reasonCode: which.reasonCode ?? { not: 'LEFT_OUT' } } : {}),
      },
      select: { documentId: true },
    })
    const documentIds = failed.flatMap((row) => row.documentId ?? [])
    const { isWorking } = link
    await queuePush(transaction, { workspaceId, organisationId, documentIds, now, isWorking })
    return documentIds.length
  })
  wake(organisationId)
  return { count }
}
