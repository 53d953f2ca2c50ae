import type { LedgerInvoice, LedgerPayment } from './ledger.ts'

/** Ours, as far as the ledger may change it. */
export interface OurInvoice {
  status: 'DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED'
  total: bigint
  amountPaid: bigint
  /** Payments already tied to one in the ledger. */
  tied: readonly { paymentId: string; ledgerPaymentId: string; reversed: boolean }[]
  /** Recorded here and still on their way there; `marker` is the reference they carry. */
  underWay: readonly { paymentId: string; amount: bigint; marker: string }[]
  ledgerUpdatedAt: Date | undefined
  ledgerStatus: string | undefined
  state: 'NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED'
}

export type Change =
  | { kind: 'paymentReceived'; payment: LedgerPayment }
  /** One of ours, found there before its own answer reached us. */
  | { kind: 'paymentArrived'; paymentId: string; ledgerPaymentId: string }
  | { kind: 'paymentReversed'; paymentId: string }
  | { kind: 'settled'; status: 'SENT' | 'PARTIALLY_PAID' | 'PAID'; amountPaid: bigint }
  | { kind: 'goneThere'; ledgerStatus: 'VOIDED' | 'DELETED' }
  | { kind: 'approvedThere' }
  | { kind: 'seen' }

/**
 * Compares ours with theirs and says what must change here. Pure and idempotent: applied once or twice, in any order
 * of deliveries, the end is the same, because only the newest state of theirs counts. Content never flows back (F067).
 */
export function reconcile(ours: OurInvoice, theirs: LedgerInvoice): Change[] {
  if (ours.ledgerUpdatedAt && theirs.updatedAt < ours.ledgerUpdatedAt) return []
  if (theirs.status === 'VOIDED' || theirs.status === 'DELETED') return gone(ours, theirs.status)
  const payments = theirs.payments.filter((payment) => !payment.deleted)
  const changes: Change[] = [...arrivals(ours, payments), ...reversals(ours, payments), ...settlement(ours, theirs)]
  if (ours.ledgerStatus !== undefined && isWaiting(ours.ledgerStatus) && !isWaiting(theirs.status))
    changes.push({ kind: 'approvedThere' })
  const isNews = !ours.ledgerUpdatedAt || theirs.updatedAt > ours.ledgerUpdatedAt || theirs.status !== ours.ledgerStatus
  return isNews || changes.length > 0 ? [...changes, { kind: 'seen' }] : []
}

function gone(ours: OurInvoice, ledgerStatus: 'VOIDED' | 'DELETED'): Change[] {
  const known = ours.ledgerStatus === ledgerStatus
  if (known) return []
  const reversed = ours.tied
    .filter((payment) => !payment.reversed)
    .map((payment): Change => ({ kind: 'paymentReversed', paymentId: payment.paymentId }))
  return [...reversed, { kind: 'goneThere', ledgerStatus }, { kind: 'seen' }]
}

function arrivals(ours: OurInvoice, payments: readonly LedgerPayment[]): Change[] {
  const known = new Set(ours.tied.map((payment) => payment.ledgerPaymentId))
  return payments
    .filter((payment) => !known.has(payment.ledgerPaymentId))
    .map((payment): Change => {
      const own = ours.underWay.find((ourPayment) => ourPayment.marker === payment.reference)
      return own
        ? { kind: 'paymentArrived', paymentId: own.paymentId, ledgerPaymentId: payment.ledgerPaymentId }
        : { kind: 'paymentReceived', payment }
    })
}

function reversals(ours: OurInvoice, payments: readonly LedgerPayment[]): Change[] {
  const there = new Set(payments.map((payment) => payment.ledgerPaymentId))
  return ours.tied
    .filter((payment) => !payment.reversed && !there.has(payment.ledgerPaymentId))
    .map((payment): Change => ({ kind: 'paymentReversed', paymentId: payment.paymentId }))
}

/** Whatever settles it there (payments, credit notes, overpayments) counts; ours still under way count as well. */
function settlement(ours: OurInvoice, theirs: LedgerInvoice): Change[] {
  if (ours.status === 'DRAFT' || ours.status === 'VOIDED') return []
  const arrived = new Set(theirs.payments.filter((payment) => !payment.deleted).map((payment) => payment.reference))
  const pending = ours.underWay
    .filter((payment) => !arrived.has(payment.marker))
    .reduce((sum, payment) => sum + payment.amount, 0n)
  const settledThere = theirs.total - theirs.amountDue
  const amountPaid = min(ours.total, settledThere + pending)
  const status =
    theirs.status === 'PAID' || amountPaid >= ours.total ? 'PAID' : amountPaid > 0n ? 'PARTIALLY_PAID' : 'SENT'
  const paid = theirs.status === 'PAID' ? ours.total : amountPaid
  return status === ours.status && paid === ours.amountPaid ? [] : [{ kind: 'settled', status, amountPaid: paid }]
}

function isWaiting(status: string): boolean {
  return status === 'DRAFT' || status === 'SUBMITTED'
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
