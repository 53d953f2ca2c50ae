import type { BatchItem, Payment } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerPayment } from '../engine/ledger-documents.ts'
import { creditNoteIn, invoiceIn } from '../engine/marker.ts'
import { toDecimal } from '../engine/money.ts'
import { reasonFor } from '../engine/settle-push.ts'
import type { Event } from '../events/events.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { learnFromPayments } from './learn-from-payments.ts'
import { lookAgain } from './look-again.ts'
import { closeBatch, closeItems, type LoadedBatch, settleItems } from './batch.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { tiePayments } from './payment.store.ts'
import { fenced, now, type Run } from './run.ts'
import { findRow } from './find-row.ts'
import { type Move, saveStatuses } from './status.store.ts'
import { countJobs } from '../telemetry/meters.ts'
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
    if (othersIn(batch) > 0) {
      const intent = { ...run.target, priority: priorities.event, now: now(run) }
      await enqueue(
        transaction,
        intent,
        saved.map(({ item }) => ({ kind: 'ALLOCATION', id: item.entityId })),
      )
    }
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
    publish(transaction, [...events, ...noteEvents(run, [...payments.values()])])
  })
  countJobs(
    'payment',
    answered.map(({ outcome }) =>
      'saved' in outcome ? { state: 'SYNCED' } : { state: 'FAILED', reason: reasonFor(outcome.refusals) },
    ),
  )
  return unanswered
}

/** One that is no longer there to take back was taken back. */
function removed(
  batch: LoadedBatch,
  item: BatchItem,
  outcome: RowOutcome<LedgerPayment> | undefined,
): RowOutcome<LedgerPayment> | undefined {
  if (!batch.operation.startsWith('delete') || !outcome || 'saved' in outcome) return outcome
  const isGone = outcome.refusals.every(({ code }) => code === 'STATUS_NOT_ALLOWED' || code === 'NOT_FOUND')
  const isCredit = batch.operation === 'deleteAllocation'
  const [ledgerPaymentId] = isCredit ? [item.ledgerKey] : (JSON.parse(batch.payload) as { ids: string[] }).ids
  if (!isGone || ledgerPaymentId === undefined) return outcome
  const ledgerInvoiceId = isCredit ? invoiceIn(item.ledgerKey) : ''
  const method = isCredit ? ('CREDIT' as const) : ('MONEY' as const)
  const saved = {
    ledgerPaymentId,
    ledgerInvoiceId,
    method,
    amount: sentTotal(item),
    paidOn: '',
    reference: item.ledgerKey,
  }
  return {
    key: item.ledgerKey,
    saved: { ...saved, deleted: true, updatedAt: undefined },
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
  const ledgerId = outcome.saved.ledgerPaymentId
  const done = { ...subject, attemptedAt: at, ledgerId }
  return {
    move:
      othersIn(batch) > 0 ? { ...done, state: 'PENDING', reason: { code: 'QUEUED' } } : { ...done, state: 'SYNCED' },
    line: {
      ...line,
      kind: kindOf(method, batch),
      detail: { amount: toDecimal(amount), currency },
    },
  }
}

function kindOf(method: Payment['method'], { operation }: LoadedBatch): TimelineLine['kind'] {
  if (operation.startsWith('delete')) return method === 'CREDIT' ? 'CREDIT_REMOVED' : 'PAYMENT_REMOVED'
  return method === 'CREDIT' ? 'CREDIT_SENT' : 'PAYMENT_SENT'
}

/** How many parts of this note are still used on this invoice: they are taken back one by one. */
function othersIn({ operation, payload }: LoadedBatch): number {
  if (operation !== 'deleteAllocation') return 0
  return (JSON.parse(payload) as { rows: { others: number }[] }).rows[0]?.others ?? 0
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
