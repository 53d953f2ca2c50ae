import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { namesOf } from '../document/kinds.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { queuePush } from './queue-push.ts'

/** A document as its caller named it, and its own id, where the name means one. */
export interface Named {
  given: string
  local: string | undefined
}

export interface Approved {
  documents: Document[]
  refused: { given: string; problem: NotFound | Conflict }[]
}

/** Approves one document, as `approveDocuments` does. */
export async function approveDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  kind: DocumentKind,
  local: string | undefined,
): Promise<Document | NotFound | Conflict> {
  const { documents, refused } = await approveDocuments(dependencies, viewer, kind, [{ given: '', local }])
  return documents[0] ?? refused[0]?.problem ?? new NotFound(namesOf(kind).word)
}

/**
 * Ends these documents' time as drafts: an invoice is sent to its client, anything else approved. They go to the ledger
 * by themselves where the workspace says so (F055); one that cannot go does not hold the others back.
 */
export async function approveDocuments(
  { prisma, clock, wake }: Dependencies,
  viewer: Viewer,
  kind: DocumentKind,
  ids: readonly Named[],
): Promise<Approved> {
  const { workspaceId } = viewer
  const link = await findLink(prisma, workspaceId)
  const { pushTrigger } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const now = new Date(clock.now())
  const approved = await inTransaction(prisma, async (transaction) => {
    const before = await findDocuments(transaction, { workspaceId, kind }, ids)
    const documents = await markApproved(transaction, viewer, before, now)
    const documentIds = documents.map((document) => document.id)
    if (link && pushTrigger !== 'MANUAL' && documentIds.length > 0) {
      const { isWorking, target } = link
      await queuePush(transaction, { ...target, documentIds, now, isWorking })
    }
    return { documents, refused: refusals(kind, ids, before, documentIds) }
  })
  if (link && approved.documents.length > 0) wake(link.target.organisationId)
  return approved
}

/** As they are before, in the order in which they were named. */
async function findDocuments(
  transaction: Transaction,
  { workspaceId, kind }: { workspaceId: string; kind: DocumentKind },
  ids: readonly Named[],
): Promise<Document[]> {
  const named = ids.flatMap(({ local }) => local ?? [])
  const found = await transaction.document.findMany({ where: { id: { in: named }, workspaceId, kind } })
  return found.toSorted((a, b) => named.indexOf(a.id) - named.indexOf(b.id))
}

/** Answers those that were drafts until now. */
async function markApproved(
  transaction: Transaction,
  { workspaceId, name: actor }: Viewer,
  documents: readonly Document[],
  at: Date,
): Promise<Document[]> {
  const drafts = documents.filter((document) => document.status === 'DRAFT').map(({ id }) => id)
  const approved = await transaction.document.updateManyAndReturn({
    where: { id: { in: drafts }, status: 'DRAFT' },
    data: { status: 'SENT', sentAt: at },
  })
  await addTimeline(
    transaction,
    approved.map(({ id: documentId, kind }) => {
      return { workspaceId, documentId, at, kind: kind === 'INVOICE' ? 'SENT' : 'APPROVED', actor }
    }),
  )
  publish(
    transaction,
    approved.map(({ id: documentId }) => ({ name: 'documentChanged', workspaceId, documentId })),
  )
  return approved.toSorted((a, b) => drafts.indexOf(a.id) - drafts.indexOf(b.id))
}

/** Why each of the others did not go; one that is named twice went once. */
function refusals(
  kind: DocumentKind,
  ids: readonly Named[],
  before: readonly Document[],
  approvedIds: readonly string[],
): Approved['refused'] {
  const { word } = namesOf(kind)
  const approved = new Set(approvedIds)
  const known = new Map(before.map((document) => [document.id, document]))
  return ids.flatMap(({ given, local }): Approved['refused'] => {
    if (local !== undefined && approved.delete(local)) return []
    const document = known.get(local ?? '')
    if (!document) return [{ given, problem: new NotFound(word) }]
    if (document.status === 'VOIDED') return [{ given, problem: conflict('INVOICE_VOIDED', { word }) }]
    const code = kind === 'INVOICE' ? 'ALREADY_SENT' : 'ALREADY_APPROVED'
    return [{ given, problem: conflict(code, { name: document.number }) }]
  })
}
