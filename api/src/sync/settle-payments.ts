import type { BatchItem } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerPayment } from '../engine/ledger-documents.ts'
import { toDecimal } from '../engine/money.ts'
import { reasonFor } from '../engine/settle-push.ts'
import type { Event } from '../events/events.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { lookAgain } from './look-again.ts'
import { closeBatch, type LoadedBatch } from './batch.store.ts'
import { settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { findRow } from './settle-invoices.ts'
import { saveStatus } from './status.store.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

/** Writes what the ledger answered for each payment; answers the rows without one, which must be looked up. */
export async function settlePayments(
  run: Run,
  batch: LoadedBatch,
  rows: readonly RowOutcome<LedgerPayment>[],
  report: CallReport | undefined,
): Promise<BatchItem[]> {
  const open = batch.items.filter((item) => item.outcome === null)
  const answered = open.flatMap((item) => {
    const outcome = findRow(item, open, rows)
    return outcome ? [{ item, outcome }] : []
  })
  const unanswered = open.filter((item) => !answered.some((one) => one.item === item))
  await fenced(run, async (transaction) => {
    const events: Event[] = []
    for (const { item, outcome } of answered)
      events.push(...(await writeOne(transaction, run, batch, { item, outcome })))
    await settleEntries(
      transaction,
      answered.flatMap(({ item: { outboxEntryId: id, generation } }) => (id === null ? [] : [{ id, generation }])),
    )
    const saved = answered.flatMap(({ outcome }) => ('saved' in outcome ? [outcome.saved.ledgerInvoiceId] : []))
    await lookAgain(transaction, run, batch, saved)
    if (unanswered.length === 0) await closeBatch(transaction, batch, now(run), report)
    await publish(transaction, events)
  })
  return unanswered
}

async function writeOne(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  { item, outcome }: { item: BatchItem; outcome: RowOutcome<LedgerPayment> },
): Promise<Event[]> {
  const at = now(run)
  const payment = await transaction.payment.findUnique({ where: { id: item.entityId } })
  if (!payment) return []
  const owner = { ...run.target, invoiceId: payment.documentId }
  const line = { workspaceId: run.target.workspaceId, documentId: payment.documentId, at, batchId: batch.id }
  const saved = 'saved' in outcome ? outcome.saved : undefined
  await transaction.batchItem.update({ where: { id: item.id }, data: { outcome: saved ? 'synced' : 'failed' } })
  if ('refusals' in outcome) {
    const reason = reasonFor(outcome.refusals)
    await addTimeline(transaction, [{ ...line, kind: 'REFUSED', detail: reason }])
    return [
      await saveStatus(transaction, owner, { paymentId: payment.id }, { state: 'FAILED', reason, attemptedAt: at }),
    ]
  }
  const { ledgerPaymentId } = outcome.saved
  const { organisationId } = run.target
  await transaction.payment.update({ where: { id: payment.id }, data: { organisationId, ledgerPaymentId } })
  await addTimeline(transaction, [
    { ...line, kind: 'PAYMENT_SENT', detail: { amount: toDecimal(payment.amount), currency: payment.currency } },
  ])
  return [
    await saveStatus(
      transaction,
      owner,
      { paymentId: payment.id },
      { state: 'SYNCED', attemptedAt: at, ledgerId: ledgerPaymentId },
    ),
  ]
}
