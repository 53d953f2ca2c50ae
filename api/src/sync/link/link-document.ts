import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../../connection/find-link.ts'
import { unreachable } from '../../connection/pause.ts'
import type { Dependencies } from '../../dependencies.ts'
import { namesOf } from '../../document/kinds.ts'
import type { Books } from '../../engine/books.ts'
import { isSameContent } from '../../engine/diff.ts'
import { formOf } from '../../engine/document-kind.ts'
import { factsOfLedger, factsOfOurs } from '../../engine/facts.ts'
import type { LedgerDocument, LedgerForm } from '../../engine/ledger-documents.ts'
import { publish } from '../../events/publish.ts'
import { inTransaction } from '../../lib/transaction.ts'
import { conflict } from '../../problem/conflicts.ts'
import { type Conflict, LedgerUnavailable, type NotConnected, NotFound, Problem } from '../../problem/problem.ts'
import { addTimeline } from '../../timeline/add-timeline.ts'
import type { Viewer } from '../../workspace/session.ts'
import { loadBooks } from '../books.store.ts'
import { callLedger } from '../call-ledger.ts'
import type { Target } from '../dependencies.ts'
import { loadPushDocuments } from '../document.store.ts'
import { markDiffering } from '../drift/drift.store.ts'
import { toPushDocument } from '../push-document.ts'
import { queueRefresh } from '../queue-refresh.ts'
import { saveStatuses } from '../status.store.ts'
import { findHolder, lockStatus } from './link.store.ts'

/** Which document of ours, and which of the ledger's; undefined: the one of its number. */
export interface Tie {
  kind: DocumentKind
  documentId: string | undefined
  ledgerId: string | undefined
}

/**
 * Ties a document to one that is in the ledger already, instead of making a second (F065, F066): the one of its number,
 * and then only where total and currency are the same; or the one a person chose, whose difference they are asked about.
 */
export async function linkDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  { kind, documentId, ledgerId }: Tie,
): Promise<Document | NotFound | NotConnected | Conflict | LedgerUnavailable> {
  const { prisma, wake } = dependencies
  const { workspaceId } = viewer
  const { word } = namesOf(kind)
  const document = await prisma.document.findFirst({ where: { id: documentId ?? '', workspaceId, kind } })
  if (!document) return new NotFound(word)
  const name = document.number
  if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name, word })
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { target } = link
  const books = await loadBooks(prisma, target.organisationId)
  const wanted = { form: formOf(kind, books), number: name, ledgerId }
  const there = await findThere(dependencies, target, wanted)
  if (there instanceof Problem) return there
  if (!there) return conflict('NOT_IN_LEDGER', { name, word })
  const differs = there.currency !== document.currency || (ledgerId === undefined && there.total !== document.total)
  if (differs) return conflict('LINK_DIFFERS', { name, word })
  const refused = await tie(dependencies, viewer, { document, there, target, books })
  if (refused) return refused
  wake(target.organisationId)
  return document
}

interface Wanted {
  form: LedgerForm
  number: string
  ledgerId: string | undefined
}

async function findThere(
  dependencies: Dependencies,
  target: Target,
  { form, number, ledgerId }: Wanted,
): Promise<LedgerDocument | LedgerUnavailable | undefined> {
  const { ledger } = dependencies
  const answer = await callLedger(dependencies, target, { isInteractive: true }, (access) =>
    ledgerId === undefined
      ? ledger.readDocumentsByNumber(access, form, [number])
      : ledger.readDocumentsById(access, form, [ledgerId]),
  )
  if (!answer.ok) return new LedgerUnavailable(undefined)
  return answer.value.find((theirs) => {
    const isLive = theirs.form === form && theirs.status !== 'VOIDED' && theirs.status !== 'DELETED'
    return isLive && (ledgerId === undefined ? theirs.number === number : theirs.ledgerId === ledgerId)
  })
}

interface Knot {
  document: Document
  there: LedgerDocument
  target: Target
  books: Books
}

/** Writes the link down, unless another document of ours holds it. */
async function tie(
  { prisma, clock, webUrl }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  { document, there, target, books }: Knot,
): Promise<Conflict | undefined> {
  const { id: documentId, kind, version } = document
  const { organisationId, ledgerOrganisationId } = target
  const { form, ledgerId } = there
  const now = new Date(clock.now())
  const [read] = await loadPushDocuments(prisma, organisationId, [documentId])
  const ours = read && factsOfOurs(toPushDocument(read, webUrl), books, form)
  return inTransaction(prisma, async (transaction) => {
    const holder = await findHolder(transaction, organisationId, ledgerId)
    if (holder && holder.id !== documentId)
      return conflict('ALREADY_LINKED', { name: holder.number, word: namesOf(kind).word })
    await transaction.outboxEntry.deleteMany({ where: { organisationId, kind, entityId: documentId, state: 'DUE' } })
    // What was paid there before the link is news to us: the next look takes it in.
    const ledger = { ...there, updatedAt: new Date(0) }
    const events = await saveStatuses(transaction, target, [
      { documentId, state: 'SYNCED', attemptedAt: now, linkedAt: now, pushedVersion: version, ledger },
    ])
    const sync = await lockStatus(transaction, organisationId, documentId)
    // What differs from the first moment is decided by a person, like an edit made there.
    if (sync && ours && !isSameContent(ours, factsOfLedger(there))) await markDiffering(transaction, sync.id, now)
    await addTimeline(transaction, [{ workspaceId, documentId, at: now, kind: 'LINKED', actor }])
    await queueRefresh(transaction, { ledgerOrganisationId, form, ledgerIds: [ledgerId], now })
    publish(transaction, events)
    return undefined
  })
}
