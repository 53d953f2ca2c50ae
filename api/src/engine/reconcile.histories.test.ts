import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerDocument, LedgerPayment } from './ledger-documents.ts'
import { type Change, type OurDocument, reconcile } from './reconcile.ts'
import { ledgerInvoice, ledgerPayment } from './testing/ledger-rows.ts'

const total = 10_000n

/** What happens in the ledger, one thing after another; our own payment may be among it. */
type Happening =
  { kind: 'pay'; amount: bigint } | { kind: 'ours' } | { kind: 'undo' } | { kind: 'credit' } | { kind: 'edit' }
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('pay' as const), amount: fc.bigInt({ min: 1n, max: 6_000n }) }),
  ...(['ours', 'undo', 'credit', 'edit'] as const).map((kind) => fc.constant({ kind })),
)
interface History {
  happenings: Happening[]
  isVoided: boolean
  hasOwn: boolean
  order: number[]
  answerAfter: number
}
const histories: fc.Arbitrary<History> = fc.record({
  happenings: fc.array(happening, { minLength: 1, maxLength: 10 }),
  isVoided: fc.boolean(),
  hasOwn: fc.boolean(),
  order: fc.array(fc.nat(), { maxLength: 25 }),
  answerAfter: fc.nat({ max: 30 }),
})

describe('reconcile, over histories', () => {
  test('applied twice is applied once', () => {
    const twice = ({ happenings, isVoided, hasOwn }: History) => {
      let ours = before(hasOwn)
      for (const theirs of statesOf(happenings, isVoided)) {
        ours = fold(ours, theirs)
        expect(reconcile(ours, theirs)).toEqual([])
      }
    }
    fc.assert(fc.property(histories, twice), { numRuns: 500 })
  })

  test('any deliveries, in any order and number, end where the last state alone ends', () => {
    const anyOrder = ({ happenings, isVoided, hasOwn, order, answerAfter }: History) => {
      const states = statesOf(happenings, isVoided)
      const last = states.at(-1) ?? ledgerInvoice()
      // The answer to our own payment is known before the state that may have undone it again.
      const first = order.slice(0, answerAfter).flatMap((index) => states[index % states.length] ?? [])
      const then = order.slice(answerAfter).flatMap((index) => states[index % states.length] ?? [])
      const early = foldAll(
        before(hasOwn),
        first.filter((theirs) => theirs !== last),
      )
      const half = Math.floor(then.length / 2)
      const end = foldAll(answered(early, states), [...then.slice(0, half), last, ...then.slice(half)])
      expect(summary(end)).toEqual(summary(fold(answered(before(hasOwn), states), last)))
    }
    fc.assert(fc.property(histories, anyOrder), { numRuns: 2_000 })
  })

  test('no payment of theirs is ever here twice, and ours never becomes another', () => {
    const once = ({ happenings, isVoided, hasOwn, order }: History) => {
      const states = statesOf(happenings, isVoided)
      let ours = before(hasOwn)
      for (const index of order) {
        ours = fold(ours, states[index % states.length] ?? ledgerInvoice())
        const ids = ours.tied.map((payment) => payment.ledgerPaymentId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ours.amountPaid <= total && ours.amountPaid >= 0n).toBe(true)
        expect(ours.tied.some(({ paymentId }) => paymentId === 'ours') && ours.underWay.length > 0).toBe(false)
      }
    }
    fc.assert(fc.property(histories, once), { numRuns: 500 })
  })
})

function before(hasOwn: boolean): OurDocument {
  const underWay = hasOwn ? [{ paymentId: 'ours', amount: 2_500n, marker: 'TIE-ours' }] : []
  return {
    ...{ status: hasOwn ? 'PARTIALLY_PAID' : 'SENT', total, amountPaid: hasOwn ? 2_500n : 0n, tied: [], underWay },
    ...{ ledgerUpdatedAt: undefined, ledgerStatus: 'AUTHORISED', state: 'SYNCED' },
  }
}

/** Every state the ledger passed through, each newer than the one before. */
function statesOf(happenings: readonly Happening[], isVoided: boolean): LedgerDocument[] {
  const payments: LedgerPayment[] = []
  let credited = 0n
  const states: LedgerDocument[] = []
  const due = () =>
    total - credited - payments.reduce((sum, payment) => sum + (payment.deleted ? 0n : payment.amount), 0n)
  const keep = (status: LedgerDocument['status']) => {
    const updatedAt = new Date(Date.UTC(2026, 2, 2, 10, states.length))
    const amountPaid = total - credited - due()
    const gone = status === 'VOIDED' ? { amountDue: 0n } : {}
    states.push(
      ledgerInvoice({ status, updatedAt, amountPaid, amountCredited: credited, payments: [...payments], ...gone }),
    )
  }
  for (const [index, one] of happenings.entries()) {
    if (one.kind === 'pay' && one.amount <= due())
      payments.push(ledgerPayment({ ledgerPaymentId: `theirs-${index}`, amount: one.amount }))
    const isThere = payments.some(({ ledgerPaymentId }) => ledgerPaymentId === 'own')
    if (one.kind === 'ours' && !isThere && due() >= 2_500n)
      payments.push(ledgerPayment({ ledgerPaymentId: 'own', amount: 2_500n, reference: 'TIE-ours' }))
    const [undone] = one.kind === 'undo' ? payments : []
    if (undone) payments[0] = { ...undone, deleted: true }
    if (undone && index % 2 === 0 && undone.ledgerPaymentId !== 'own') payments.shift()
    if (one.kind === 'credit' && due() >= 100n) credited += 100n
    keep(due() === 0n ? 'PAID' : 'AUTHORISED')
  }
  if (isVoided) {
    payments.length = 0
    credited = 0n
    keep('VOIDED')
  }
  return states
}

/** Our own payment's answer arrives by itself, late as it may be. */
function answered(ours: OurDocument, states: readonly LedgerDocument[]): OurDocument {
  const isThere = states.some(({ payments }) => payments.some(({ ledgerPaymentId }) => ledgerPaymentId === 'own'))
  return isThere
    ? applied(ours, { kind: 'paymentArrived', paymentId: 'ours', ledgerPaymentId: 'own' }, ledgerInvoice())
    : ours
}

function foldAll(ours: OurDocument, deliveries: readonly LedgerDocument[]): OurDocument {
  return deliveries.reduce(fold, ours)
}

function fold(ours: OurDocument, theirs: LedgerDocument): OurDocument {
  return reconcile(ours, theirs).reduce((current, change) => applied(current, change, theirs), ours)
}

function applied(ours: OurDocument, change: Change, theirs: LedgerDocument): OurDocument {
  const mark = (id: string, reversed: boolean) =>
    ours.tied.map((payment) => (payment.paymentId === id ? { ...payment, reversed } : payment))
  switch (change.kind) {
    case 'paymentReceived': {
      const { ledgerPaymentId, amount } = change.payment
      return { ...ours, tied: [...ours.tied, { paymentId: ledgerPaymentId, ledgerPaymentId, amount, reversed: false }] }
    }
    case 'paymentArrived': {
      const { paymentId, ledgerPaymentId } = change
      const own = ours.underWay.find((payment) => payment.paymentId === paymentId)
      if (!own) return ours
      const underWay = ours.underWay.filter((payment) => payment !== own)
      return {
        ...ours,
        underWay,
        tied: [...ours.tied, { paymentId, ledgerPaymentId, amount: own.amount, reversed: false }],
      }
    }
    case 'paymentReversed':
      return { ...ours, tied: mark(change.paymentId, true) }
    case 'paymentRestored':
      return { ...ours, tied: mark(change.paymentId, false) }
    case 'settled':
      return { ...ours, status: change.status, amountPaid: change.amountPaid }
    case 'goneThere':
      return { ...ours, state: 'FAILED' }
    case 'seen':
      return { ...ours, ledgerUpdatedAt: theirs.updatedAt, ledgerStatus: theirs.status }
  }
}

function summary({ status, amountPaid, tied, underWay, ledgerStatus, ledgerUpdatedAt, state }: OurDocument) {
  const live = tied.filter((payment) => !payment.reversed).map((payment) => payment.paymentId)
  return { status, amountPaid, live: live.toSorted(), underWay, ledgerStatus, ledgerUpdatedAt, state }
}
