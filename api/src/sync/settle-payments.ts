import type { BatchItem, Payment } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerPayment } from '../engine/ledger-documents.ts'
import { creditNoteIn } from '../engine/marker.ts'
import { toDecimal } from '../engine/money.ts'
import { reasonFor } from '../engine/settle-push.ts'
import type { Event } from '../events/events.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { learnFromPayments } from './learn-from-payments.ts'
import { lookAgain } from './look-again.ts'
import { closeBatch, closeItems, type LoadedBatch, settleItems } from './batch.store.ts'
import { tiePayments } from './payment.store.ts'
import { fenced, now, type Run } from './run.ts'
import { findRow } from './find-row.ts'
import { type Move, saveStatuses } from './status.store.ts'
import { addTimeline, type TimelineLine } from '../timeline/add-timeline.ts'

/** Writes what the ledger answered for each payment; answers the rows without one, which must be looked up. */
export async function settlePayments(
  run: Run,
  batch: LoadedBatch,
  rows: readonly RowOutcome<LedgerPayment>[],
  report: CallReport | undefined,
): Promise<BatchItem[]> {
  const open = batch.items.filter((item) => item.outcome === null)
  const found = open.map((item) => ({ item, outcome: removed(batch, item, findRow(item, open, rows)) }))
  const answered = found.flatMap(({ item, outcome }) => (outcome ? [{ item, outcome }] : []))
  const unanswered = found.filter(({ outcome }) => !outcome).map(({ item }) => item)
  const saved = answered.flatMap(({ item, outcome }) => ('saved' in outcome ? [{ item, payment: outcome.saved }] : []))
  const refused = answered.filter(({ outcome }) => 'refusals' in outcome)
  await fenced(run, async (transaction) => {
    const payments = await findPayments(transaction, answered)
    await tiePayments(
      transaction,
      run.target.organisationId,
      saved.map(({ item, payment }) => ({ id: item.entityId, ledgerPaymentId: payment.ledgerPaymentId })),
    )
    await learnFromPayments(
      transaction,
      run,
      batch,
      saved.map(({ payment }) => payment),
    )
    const told = answered.flatMap(({ item, outcome }) => {
      const payment = payments.get(item.entityId)
      return payment ? [tell(run, batch, payment, outcome)] : []
    })
    const events = await saveStatuses(
      transaction,
      run.target,
      told.map(({ move }) => move),
    )
    await addTimeline(
      transaction,
      told.map(({ line }) => line),
    )
    await closeItems(transaction, saved.map(toItem), 'synced')
    await closeItems(transaction, refused.map(toItem), 'failed')
    await settleItems(transaction, answered.map(toItem))
    await lookAgain(
      transaction,
      run,
      batch,
      saved.flatMap(({ payment }) => touchedBy(payment)),
    )
    if (unanswered.length === 0) await closeBatch(transaction, batch, now(run), report)
    await publish(transaction, [...events, ...noteEvents(run, [...payments.values()])])
  })
  return unanswered
}

/** One that is no longer there to take back was taken back. */
function removed(
  batch: LoadedBatch,
  item: BatchItem,
  outcome: RowOutcome<LedgerPayment> | undefined,
): RowOutcome<LedgerPayment> | undefined {
  if (batch.operation !== 'deletePayment' || !outcome || 'saved' in outcome) return outcome
  const isGone = outcome.refusals.every(({ code }) => code === 'STATUS_NOT_ALLOWED' || code === 'NOT_FOUND')
  const [ledgerPaymentId] = (JSON.parse(batch.payload) as { ids: string[] }).ids
  if (!isGone || ledgerPaymentId === undefined) return outcome
  const saved = { ledgerPaymentId, ledgerInvoiceId: '', amount: sentTotal(item), paidOn: '', reference: item.ledgerKey }
  return {
    key: item.ledgerKey,
    saved: { ...saved, method: 'MONEY', deleted: true, updatedAt: undefined },
    warnings: [],
  }
}

function sentTotal({ sent }: BatchItem): bigint {
  return BigInt((sent as { total: string }).total)
}

function toItem({ item }: { item: BatchItem }): BatchItem {
  return item
}

async function findPayments(transaction: Transaction, answered: readonly { item: BatchItem }[]) {
  const ids = answered.map(({ item }) => item.entityId)
  const payments = await transaction.payment.findMany({ where: { id: { in: ids } } })
  return new Map(payments.map((payment) => [payment.id, payment]))
}

/** What one payment's outcome says: on its status, and in its invoice's history. */
function tell(
  run: Run,
  batch: LoadedBatch,
  { id: paymentId, documentId, amount, currency, method }: Payment,
  outcome: RowOutcome<LedgerPayment>,
): { move: Move; line: TimelineLine } {
  const at = now(run)
  const subject = { documentId, paymentId }
  const line = { workspaceId: run.target.workspaceId, documentId, at, batchId: batch.id }
  if ('refusals' in outcome) {
    const reason = reasonFor(outcome.refusals)
    return {
      move: { ...subject, state: 'FAILED', reason, attemptedAt: at },
      line: { ...line, kind: 'REFUSED', detail: reason },
    }
  }
  return {
    move: { ...subject, state: 'SYNCED', attemptedAt: at, ledgerId: outcome.saved.ledgerPaymentId },
    line: {
      ...line,
      kind:
        method === 'CREDIT' ? 'CREDIT_SENT' : batch.operation === 'deletePayment' ? 'PAYMENT_REMOVED' : 'PAYMENT_SENT',
      detail: { amount: toDecimal(amount), currency },
    },
  }
}

/** The documents there that a payment or a credit changed. */
function touchedBy({ method, ledgerPaymentId, ledgerInvoiceId }: LedgerPayment) {
  const invoice = { ledgerId: ledgerInvoiceId, form: 'INVOICE' as const }
  if (method === 'MONEY') return [invoice]
  return [invoice, { ledgerId: creditNoteIn(ledgerPaymentId), form: 'CREDIT_NOTE' as const }]
}

/** A credit shows on its note as well. */
function noteEvents({ target: { workspaceId } }: Run, payments: readonly Payment[]): Event[] {
  return payments.flatMap(({ creditNoteId: documentId }) =>
    documentId ? [{ name: 'documentChanged', workspaceId, documentId }] : [],
  )
}
