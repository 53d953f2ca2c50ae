import type { LedgerDocument, LedgerPayment } from './ledger-documents.ts'

/** Ours, as far as the ledger may change it. */
export interface OurDocument {
  status: 'DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED'
  total: bigint
  amountPaid: bigint
  /** Payments already tied to one in the ledger. */
  tied: readonly { paymentId: string; ledgerPaymentId: string; amount: bigint; reversed: boolean }[]
  /** Recorded here and still on their way there; `marker` is the reference they carry. */
  underWay: readonly { paymentId: string; amount: bigint; marker: string }[]
  ledgerUpdatedAt: Date | undefined
  ledgerStatus: string | undefined
  state: 'NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED'
  /** An edit of ours is not there: the two speak of different totals. */
  isAhead?: boolean
}

export type Change =
  | { kind: 'paymentReceived'; payment: LedgerPayment }
  /** One of ours, found there before its own answer reached us. */
  | { kind: 'paymentArrived'; paymentId: string; ledgerPaymentId: string }
  | { kind: 'paymentReversed'; paymentId: string }
  /** Taken for reversed by an answer older than the payment itself. */
  | { kind: 'paymentRestored'; paymentId: string }
  | { kind: 'settled'; status: 'SENT' | 'PARTIALLY_PAID' | 'PAID'; amountPaid: bigint }
  | { kind: 'goneThere'; ledgerStatus: 'VOIDED' | 'DELETED' }
  | { kind: 'seen' }

/**
 * Compares ours with theirs and says what must change here. Pure and idempotent: applied once or twice, in any order
 * of deliveries, the end is the same, because only the newest state of theirs counts. Content never flows back (F067).
 */
export function reconcile(ours: OurDocument, theirs: LedgerDocument): Change[] {
  if (ours.ledgerUpdatedAt && theirs.updatedAt < ours.ledgerUpdatedAt) return []
  if (theirs.status === 'VOIDED' || theirs.status === 'DELETED') return gone(ours, theirs.status)
  const isNewer = !ours.ledgerUpdatedAt || theirs.updatedAt > ours.ledgerUpdatedAt
  const live = theirs.payments.filter((payment) => !payment.deleted)
  const there = new Map(live.map((payment) => [payment.ledgerPaymentId, payment]))
  // A state already seen knows nothing of a payment tied since: its absence there is no reversal.
  const tiedSince = isNewer ? [] : ours.tied.filter(({ ledgerPaymentId }) => !there.has(ledgerPaymentId))
  const arrived = arrivals(ours, [...there.values()])
  const settledThere = settledIn(theirs, ours)
  const changes: Change[] = [
    ...arrived,
    ...(isNewer ? reversals(ours, there) : []),
    ...restorations(ours, there),
    ...settlement(ours, settledThere + stillComing(ours, arrived) + sumOf(tiedSince.filter((one) => !one.reversed))),
  ]
  const isNews = isNewer || theirs.status !== ours.ledgerStatus
  return isNews || changes.length > 0 ? [...changes, { kind: 'seen' }] : []
}

function gone(ours: OurDocument, ledgerStatus: 'VOIDED' | 'DELETED'): Change[] {
  const known = ours.ledgerStatus === ledgerStatus
  if (known) return []
  const reversed = ours.tied
    .filter((payment) => !payment.reversed)
    .map((payment): Change => ({ kind: 'paymentReversed', paymentId: payment.paymentId }))
  return [
    ...reversed,
    ...settlement(ours, stillComing(ours, [])),
    { kind: 'goneThere', ledgerStatus },
    { kind: 'seen' },
  ]
}

/** Each of ours arrives once: a second payment under its marker is money of its own. */
function arrivals(ours: OurDocument, there: readonly LedgerPayment[]): Change[] {
  const known = new Set(ours.tied.map((payment) => payment.ledgerPaymentId))
  const waiting = new Map(ours.underWay.map((payment) => [payment.marker, payment.paymentId]))
  return there
    .filter((payment) => !known.has(payment.ledgerPaymentId))
    .map((payment): Change => {
      const { ledgerPaymentId, reference = '' } = payment
      const paymentId = waiting.get(reference)
      if (paymentId === undefined) return { kind: 'paymentReceived', payment }
      waiting.delete(reference)
      return { kind: 'paymentArrived', paymentId, ledgerPaymentId }
    })
}

function reversals(ours: OurDocument, there: ReadonlyMap<string, LedgerPayment>): Change[] {
  return ours.tied
    .filter((payment) => !payment.reversed && !there.has(payment.ledgerPaymentId))
    .map(({ paymentId }): Change => ({ kind: 'paymentReversed', paymentId }))
}

function restorations(ours: OurDocument, there: ReadonlyMap<string, LedgerPayment>): Change[] {
  return ours.tied
    .filter((payment) => payment.reversed && there.has(payment.ledgerPaymentId))
    .map(({ paymentId }): Change => ({ kind: 'paymentRestored', paymentId }))
}

function stillComing(ours: OurDocument, arrived: readonly Change[]): bigint {
  const here = new Set(arrived.map((change) => (change.kind === 'paymentArrived' ? change.paymentId : undefined)))
  return sumOf(ours.underWay.filter((payment) => !here.has(payment.paymentId)))
}

function settlement(ours: OurDocument, settled: bigint): Change[] {
  if (ours.status === 'DRAFT' || ours.status === 'VOIDED') return []
  const amountPaid = settled < ours.total ? settled : ours.total
  const status = amountPaid >= ours.total ? 'PAID' : amountPaid > 0n ? 'PARTIALLY_PAID' : 'SENT'
  return status === ours.status && amountPaid === ours.amountPaid ? [] : [{ kind: 'settled', status, amountPaid }]
}

/**
 * Whatever settles it there counts: payments, credit notes, overpayments. Spent money is settled once it is reconciled. Paid there
 * is paid here, though the two rounded apart; but not where ours has been edited since, and more may be due.
 */
function settledIn(theirs: LedgerDocument, ours: OurDocument): bigint {
  if (theirs.status === 'PAID' && !ours.isAhead) return ours.total
  if (theirs.form === 'SPEND_MONEY') return theirs.status === 'PAID' ? theirs.total : 0n
  return theirs.total - theirs.amountDue
}

function sumOf(payments: readonly { amount: bigint }[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount, 0n)
}
