import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound, Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { queuePush } from './queue-push.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

/** Marks an invoice as sent to its client; it goes to the ledger by itself where the workspace says so (F055). */
export async function sendInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | Conflict> {
  const { prisma, clock, wake } = dependencies
  const { workspaceId } = viewer
  const link = await findLink(prisma, workspaceId)
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const now = new Date(clock.now())
  const sent = await inTransaction(prisma, async (transaction) => {
    const document = await transaction.document.findFirst({
      where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' },
    })
    if (!document) return new NotFound('invoice')
    if (document.status === 'VOIDED') return conflict('INVOICE_VOIDED')
    if (document.status !== 'DRAFT') return conflict('ALREADY_SENT', { name: document.number })
    const { count } = await transaction.document.updateMany({
      where: { id: document.id, status: 'DRAFT' },
      data: { status: 'SENT', sentAt: now },
    })
    if (count === 0) return conflict('ALREADY_SENT', { name: document.number })
    await addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now, kind: 'SENT', actor: viewer.name },
    ])
    await publish(transaction, [{ name: 'invoiceChanged', workspaceId, invoiceId: document.id }])
    if (link && workspace.pushTrigger === 'ON_SEND') {
      const { organisationId } = link.target
      const { isWorking } = link
      await queuePush(transaction, { workspaceId, organisationId, documentIds: [document.id], now, isWorking })
    }
    return transaction.document.findUniqueOrThrow({ where: { id: document.id } })
  })
  if (link) wake(link.target.organisationId)
  return sent
}

export interface SentInvoices {
  invoices: Document[]
  refused: { invoiceId: string; problem: NotFound | Conflict }[]
}

/** Sends up to a hundred, each on its own: one that cannot go does not hold the others back. */
export async function sendInvoices(
  dependencies: Dependencies,
  viewer: Viewer,
  ids: readonly { given: string; local: string | undefined }[],
): Promise<SentInvoices> {
  const sent: SentInvoices = { invoices: [], refused: [] }
  for (const { given, local } of ids) {
    const outcome = await sendInvoice(dependencies, viewer, local)
    if (outcome instanceof Problem) sent.refused.push({ invoiceId: given, problem: outcome })
    else sent.invoices.push(outcome)
  }
  return sent
}
