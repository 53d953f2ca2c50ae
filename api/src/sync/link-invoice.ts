import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, LedgerUnavailable, NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { callLedger } from './call-ledger.ts'
import { saveStatus } from './status.store.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

/**
 * Ties an invoice to the one that has its number in the ledger already, instead of making a second (F065, F066). Only
 * one of the same total and currency is the same invoice.
 */
export async function linkInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | NotConnected | Conflict | LedgerUnavailable> {
  const { prisma, ledger, clock, wake } = dependencies
  const { workspaceId } = viewer
  const document = await prisma.document.findFirst({ where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' } })
  if (!document) return new NotFound('invoice')
  if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name: document.number })
  const link = await findLink(prisma, workspaceId)
  if (!link?.isWorking) return new NotConnected()
  const answer = await callLedger(dependencies, link.target, { isInteractive: true }, (access) =>
    ledger.readInvoicesByNumber(access, [document.number]),
  )
  if (!answer.ok) return new LedgerUnavailable(undefined)
  const there = answer.value.find((invoice) => invoice.number === document.number && invoice.status !== 'VOIDED')
  if (!there) return conflict('NOT_IN_LEDGER', { name: document.number })
  if (there.total !== document.total || there.currency !== document.currency)
    return conflict('LINK_DIFFERS', { name: document.number })
  const { organisationId } = link.target
  const now = new Date(clock.now())
  await inTransaction(prisma, async (transaction) => {
    const owner = { workspaceId, organisationId, invoiceId: document.id }
    await transaction.outboxEntry.deleteMany({
      where: { organisationId, kind: 'INVOICE', entityId: document.id, state: 'DUE' },
    })
    const event = await saveStatus(
      transaction,
      owner,
      { documentId: document.id },
      {
        ...{ state: 'SYNCED', attemptedAt: now, pushedVersion: document.version },
        // What was paid there before the link is news to us: the next look takes it in.
        ledger: { ...there, updatedAt: new Date(0) },
      },
    )
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
    await publish(transaction, [event])
  })
  wake(organisationId)
  return document
}
