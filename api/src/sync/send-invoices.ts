import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { queuePush } from './queue-push.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

/** Marks an invoice as sent to its client; it goes to the ledger by itself where the workspace says so (F055). */
export async function sendInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | Conflict> {
  const { invoices, refused } = await sendInvoices(dependencies, viewer, [{ given: '', local: invoiceId }])
  return invoices[0] ?? refused[0]?.problem ?? new NotFound('invoice')
}

export interface SentInvoices {
  invoices: Document[]
  refused: { invoiceId: string; problem: NotFound | Conflict }[]
}

/** Sends up to a hundred at once; one that cannot go does not hold the others back. */
export async function sendInvoices(
  { prisma, clock, wake }: Dependencies,
  viewer: Viewer,
  ids: readonly { given: string; local: string | undefined }[],
): Promise<SentInvoices> {
  const { workspaceId } = viewer
  const link = await findLink(prisma, workspaceId)
  const { pushTrigger } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const now = new Date(clock.now())
  const sent = await inTransaction(prisma, async (transaction) => {
    const before = await findInvoices(transaction, workspaceId, ids)
    const invoices = await markSent(transaction, viewer, before, now)
    const documentIds = invoices.map((invoice) => invoice.id)
    if (link && pushTrigger === 'ON_SEND' && documentIds.length > 0) {
      const { isWorking, target } = link
      await queuePush(transaction, { ...target, documentIds, now, isWorking })
    }
    return { invoices, refused: refusals(ids, before, documentIds) }
  })
  if (link && sent.invoices.length > 0) wake(link.target.organisationId)
  return sent
}

/** As they are before the send, in the order in which they were named. */
async function findInvoices(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly { local: string | undefined }[],
): Promise<Document[]> {
  const named = ids.flatMap(({ local }) => local ?? [])
  const found = await transaction.document.findMany({ where: { id: { in: named }, workspaceId, kind: 'INVOICE' } })
  return found.toSorted((a, b) => named.indexOf(a.id) - named.indexOf(b.id))
}

/** Answers those that were drafts until now. */
async function markSent(
  transaction: Transaction,
  { workspaceId, name: actor }: Viewer,
  invoices: readonly Document[],
  at: Date,
): Promise<Document[]> {
  const drafts = invoices.filter((invoice) => invoice.status === 'DRAFT').map(({ id }) => id)
  const sent = await transaction.document.updateManyAndReturn({
    where: { id: { in: drafts }, status: 'DRAFT' },
    data: { status: 'SENT', sentAt: at },
  })
  await addTimeline(
    transaction,
    sent.map(({ id: documentId }) => ({ workspaceId, documentId, at, kind: 'SENT', actor })),
  )
  await publish(
    transaction,
    sent.map(({ id: invoiceId }) => ({ name: 'invoiceChanged', workspaceId, invoiceId })),
  )
  return sent.toSorted((a, b) => drafts.indexOf(a.id) - drafts.indexOf(b.id))
}

/** Why each of the others did not go; one that is named twice went once. */
function refusals(
  ids: readonly { given: string; local: string | undefined }[],
  before: readonly Document[],
  sentIds: readonly string[],
): SentInvoices['refused'] {
  const sent = new Set(sentIds)
  const known = new Map(before.map((invoice) => [invoice.id, invoice]))
  return ids.flatMap(({ given, local }): SentInvoices['refused'] => {
    if (local !== undefined && sent.delete(local)) return []
    const invoice = known.get(local ?? '')
    if (!invoice) return [{ invoiceId: given, problem: new NotFound('invoice') }]
    const problem =
      invoice.status === 'VOIDED' ? conflict('INVOICE_VOIDED') : conflict('ALREADY_SENT', { name: invoice.number })
    return [{ invoiceId: given, problem }]
  })
}
