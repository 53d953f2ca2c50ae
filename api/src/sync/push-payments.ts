import type { PlannedPayment } from '../engine/ledger-plans.ts'
import { accountRef } from '../engine/books.ts'
import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { day } from './push-document.ts'
import { type DueEntry, returnEntries, settleEntries } from './outbox.store.ts'
import { paymentMarker } from './payment-marker.ts'
import { fenced, now, type Run } from './run.ts'
import { hasArrived, saveStatus } from './status.store.ts'

/** How long a payment waits before it asks again whether its invoice is there; the invoice's own arrival wakes it. */
const waitMs = 60 * 60_000

/** Freezes due payments as one batch (F083). Those whose invoice is not approved in the ledger yet wait for it. */
export async function freezePayments(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const { prisma, ledger } = run.dependencies
  const { organisationId } = run.target
  const books = await loadBooks(prisma, organisationId)
  const account = books.paymentAccount === undefined ? undefined : books.accounts.get(books.paymentAccount)
  const rows: { sent: SentRow; planned: PlannedPayment }[] = []
  for (const entry of entries) {
    const payment = await loadPayment(run, entry.entityId)
    if (!payment || payment.reversedAt || payment.ledgerPaymentId) {
      await drop(run, entry, payment)
      continue
    }
    const invoice = payment.document.syncs[0]
    const isThere = invoice?.ledgerId && (invoice.ledgerStatus === 'AUTHORISED' || invoice.ledgerStatus === 'PAID')
    if (!account) await stop(run, entry, payment, { code: 'PAYMENT_ACCOUNT_MISSING' })
    else if (invoice?.ledgerStatus === 'VOIDED' || invoice?.ledgerStatus === 'DELETED')
      await stop(run, entry, payment, { code: 'VOIDED_IN_XERO' })
    else if (!invoice?.ledgerId || !isThere)
      await wait(run, entry, payment, { code: invoice?.ledgerId ? 'WAITING_FOR_APPROVAL' : 'WAITING_FOR_INVOICE' })
    else {
      const marker = paymentMarker(payment)
      const { amount, paidOn } = payment
      rows.push({
        sent: { entry, entityId: payment.id, version: 1, ledgerKey: marker, url: '', total: amount, warnings: [] },
        planned: {
          marker,
          ledgerInvoiceId: invoice.ledgerId,
          account: accountRef(account),
          paidOn: day(paidOn),
          amount,
        },
      })
    }
  }
  if (rows.length === 0) return undefined
  const write = ledger.encodePayments(rows.map((row) => row.planned))
  return freezeBatch(
    run,
    'PAYMENTS',
    write,
    rows.map((row) => row.sent),
  )
}

async function loadPayment(run: Run, id: string) {
  const { organisationId } = run.target
  const document = { include: { syncs: { where: { organisationId } } } }
  return run.dependencies.prisma.payment.findUnique({ where: { id }, include: { document } })
}

/** Gone, taken back, or found in the ledger already: there is nothing to send. */
async function drop(run: Run, entry: DueEntry, payment: Awaited<ReturnType<typeof loadPayment>>): Promise<void> {
  await fenced(run, async (transaction) => {
    await settleEntries(transaction, [entry])
    if (!payment?.ledgerPaymentId) return
    const owner = { ...run.target, invoiceId: payment.documentId }
    const change = { state: 'SYNCED', ledgerId: payment.ledgerPaymentId } as const
    await publish(transaction, [await saveStatus(transaction, owner, { paymentId: payment.id }, change)])
  })
}

/** A person must mend something first; mending it enqueues the payment again. */
async function stop(run: Run, entry: DueEntry, payment: { id: string; documentId: string }, reason: Reason) {
  await fenced(run, async (transaction) => {
    const owner = { ...run.target, invoiceId: payment.documentId }
    const event = await saveStatus(transaction, owner, { paymentId: payment.id }, { state: 'FAILED', reason })
    await settleEntries(transaction, [entry])
    await publish(transaction, [event])
  })
}

async function wait(run: Run, entry: DueEntry, payment: { id: string; documentId: string }, reason: Reason) {
  await fenced(run, async (transaction) => {
    const owner = { ...run.target, invoiceId: payment.documentId }
    // The invoice may have arrived since it was looked at; its own arrival then woke this payment too early to be heard.
    const isThere = await hasArrived(transaction, run.target.organisationId, payment.documentId)
    const dueAt = new Date(now(run).getTime() + (isThere ? 0 : waitMs))
    const event = await saveStatus(transaction, owner, { paymentId: payment.id }, { state: 'PENDING', reason })
    await returnEntries(transaction, [entry.id], { dueAt, attempted: undefined })
    await publish(transaction, [event])
  })
}
