import type { Document } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { Problem, NotFound, type Conflict } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { followUp } from './follow-up.ts'
import { lockInvoice, markVoided } from './invoice.store.ts'

/** Takes an invoice back. What the ledger holds of it is voided there as well. */
export async function voidInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  { invoiceId }: { invoiceId: string },
): Promise<Document | NotFound | Conflict> {
  const voided = await inTransaction(dependencies.prisma, (transaction) =>
    takeBack(transaction, dependencies, viewer, localId('Invoice', invoiceId)),
  )
  if (voided instanceof Problem) return voided
  if (voided.organisationId) dependencies.wake(voided.organisationId)
  return voided.invoice
}

async function takeBack(
  transaction: Transaction,
  { clock }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  id: string | undefined,
): Promise<{ invoice: Document; organisationId: string | undefined } | NotFound | Conflict> {
  const before = await lockInvoice(transaction, workspaceId, id)
  if (!before) return new NotFound('invoice')
  if (before.status === 'VOIDED') return conflict('INVOICE_VOIDED')
  if (before.amountPaid !== 0n) return conflict('INVOICE_PAID')

  const at = new Date(clock.now())
  const invoice = await markVoided(transaction, before.id, at)
  await addTimeline(transaction, [{ workspaceId, documentId: invoice.id, at, kind: 'VOIDED', actor }])
  const organisationId = await followUp(transaction, { workspaceId, documentId: invoice.id, now: at, what: 'void' })
  await publish(transaction, [{ name: 'invoiceChanged', workspaceId, invoiceId: invoice.id }])
  return { invoice, organisationId }
}
