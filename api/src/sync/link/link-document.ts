import type { Document } from '@tieout/prisma'
import { findLink } from '../../connection/find-link.ts'
import type { Dependencies } from '../../dependencies.ts'
import { isSameContent } from '../../engine/diff.ts'
import { factsOfLedger, factsOfOurs } from '../../engine/facts.ts'
import type { LedgerDocument } from '../../engine/ledger-documents.ts'
import { publish } from '../../events/publish.ts'
import { inTransaction } from '../../lib/transaction.ts'
import { conflict } from '../../problem/conflicts.ts'
import { type Conflict, LedgerUnavailable, NotConnected, NotFound } from '../../problem/problem.ts'
import type { Viewer } from '../../workspace/session.ts'
import { callLedger } from '../call-ledger.ts'
import { loadBooks } from '../books.store.ts'
import { loadPushDocuments } from '../document.store.ts'
import { markDiffering } from '../drift/drift.store.ts'
import { findHolder, lockStatus } from './link.store.ts'
import { toPushDocument } from '../push-document.ts'
import { saveStatuses } from '../status.store.ts'
import { addTimeline } from '../../timeline/add-timeline.ts'

/**
 * Ties an invoice to one that is in the ledger already, instead of making a second (F065, F066): the one of its number,
 * and then only where total and currency are the same; or the one a person chose, whose difference they are asked about.
 */
export async function linkInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  { invoiceId, ledgerId }: { invoiceId: string | undefined; ledgerId: string | undefined },
): Promise<Document | NotFound | NotConnected | Conflict | LedgerUnavailable> {
  const { prisma, ledger, clock, wake } = dependencies
  const { workspaceId } = viewer
  const document = await prisma.document.findFirst({ where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' } })
  if (!document) return new NotFound('invoice')
  if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name: document.number })
  const link = await findLink(prisma, workspaceId)
  if (!link?.isWorking) return new NotConnected()
  const answer = await callLedger(dependencies, link.target, { isInteractive: true }, (access) =>
    ledgerId === undefined
      ? ledger.readDocumentsByNumber(access, 'INVOICE', [document.number])
      : ledger.readDocumentsById(access, 'INVOICE', [ledgerId]),
  )
  if (!answer.ok) return new LedgerUnavailable(undefined)
  const there = answer.value.find((invoice) => isWanted(invoice, ledgerId ?? document.number))
  if (!there) return conflict('NOT_IN_LEDGER', { name: document.number })
  const differs = there.currency !== document.currency || (ledgerId === undefined && there.total !== document.total)
  if (differs) return conflict('LINK_DIFFERS', { name: document.number })
  const { organisationId } = link.target
  const now = new Date(clock.now())
  const [read] = await loadPushDocuments(prisma, organisationId, [document.id])
  const ours = read && factsOfOurs(toPushDocument(read, dependencies.webUrl), await loadBooks(prisma, organisationId))
  const refused = await inTransaction(prisma, async (transaction) => {
    const holder = await findHolder(transaction, organisationId, there.ledgerId)
    if (holder && holder.id !== document.id) return conflict('ALREADY_LINKED', { name: holder.number })
    await transaction.outboxEntry.deleteMany({
      where: { organisationId, kind: 'INVOICE', entityId: document.id, state: 'DUE' },
    })
    const events = await saveStatuses(transaction, link.target, [
      {
        ...{
          documentId: document.id,
          state: 'SYNCED',
          attemptedAt: now,
          linkedAt: now,
          pushedVersion: document.version,
        },
        // What was paid there before the link is news to us: the next look takes it in.
        ledger: { ...there, updatedAt: new Date(0) },
      },
    ])
    const sync = await lockStatus(transaction, organisationId, document.id)
    // What differs from the first moment is decided by a person, like an edit made there.
    if (sync && ours && !isSameContent(ours, factsOfLedger(there))) await markDiffering(transaction, sync.id, now)
    await addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now, kind: 'LINKED', actor: viewer.name },
    ])
    await transaction.inboundEvent.createMany({
      data: [
        {
          ...{ ledgerOrganisationId: link.target.ledgerOrganisationId, category: 'INVOICE', type: 'LINK' },
          ...{ resourceId: there.ledgerId, eventAt: now, receivedAt: now },
        },
      ],
      skipDuplicates: true,
    })
    await publish(transaction, events)
    return undefined
  })
  if (refused) return refused
  wake(organisationId)
  return document
}

function isWanted(invoice: LedgerDocument, wanted: string): boolean {
  const isLive = invoice.form === 'INVOICE' && invoice.status !== 'VOIDED' && invoice.status !== 'DELETED'
  return isLive && (invoice.number === wanted || invoice.ledgerId === wanted)
}
