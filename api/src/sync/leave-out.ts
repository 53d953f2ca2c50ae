import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound, Problem } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { saveStatuses } from './status.store.ts'

/**
 * A person decides that documents that failed stay here: they ask for nothing more, and go only when they are sent again.
 * Answers those of which it could be decided: what did not fail, or has its like in the ledger, is left alone.
 */
export async function leaveOut(
  { prisma, clock }: Dependencies,
  { workspaceId, name }: Viewer,
  kind: DocumentKind,
  ids: readonly string[],
): Promise<Document[] | NotConnected> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const now = new Date(clock.now())
  return inTransaction(prisma, async (transaction) => {
    const failed = { organisationId, state: 'FAILED', ledgerId: null } as const
    const documents = await transaction.document.findMany({
      where: { id: { in: [...ids] }, workspaceId, kind, syncs: { some: failed } },
    })
    const reason = { code: 'LEFT_OUT', by: name } as const
    const moves = documents.map(({ id: documentId }) => ({ documentId, state: 'SKIPPED', reason }) as const)
    const events = await saveStatuses(transaction, { workspaceId, organisationId }, moves)
    await addTimeline(
      transaction,
      documents.map(({ id: documentId }) => {
        return { workspaceId, documentId, at: now, kind: 'SKIPPED', actor: name, detail: reason }
      }),
    )
    publish(transaction, events)
    return documents
  })
}

/** The same of one invoice. */
export async function leaveOutInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | NotConnected | Conflict> {
  const { workspaceId } = viewer
  const where = { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' } as const
  const document = await dependencies.prisma.document.findFirst({ where })
  if (!document) return new NotFound('invoice')
  const left = await leaveOut(dependencies, viewer, 'INVOICE', [document.id])
  if (left instanceof Problem) return left
  return left[0] ?? conflict('NOT_FAILED', { name: document.number })
}
