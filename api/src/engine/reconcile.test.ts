import { describe, expect, test } from 'vitest'
import type { LedgerDocument } from './ledger-documents.ts'
import { type Change, type OurDocument, reconcile } from './reconcile.ts'
import { ledgerInvoice, ledgerPayment } from './testing/ledger-rows.ts'

const seenAt = new Date('2026-03-02T10:00:00Z')
const later = new Date('2026-03-03T10:00:00Z')
const seen: Change = { kind: 'seen' }
const paid40 = ledgerPayment({ ledgerPaymentId: 'p-40', amount: 4_000n })
const paid60 = ledgerPayment({ ledgerPaymentId: 'p-60', amount: 6_000n })
const tied40 = { paymentId: 'our-40', ledgerPaymentId: 'p-40', amount: 4_000n, reversed: false }
const coming40 = { paymentId: 'our-40', amount: 4_000n, marker: 'TIE-40' }
const partly = { status: 'PARTIALLY_PAID', amountPaid: 4_000n } as const

describe('reconcile', () => {
  test.each<[string, Partial<OurDocument>, Partial<LedgerDocument>, Change[]]>([
    ['an echo of our own push changes nothing', {}, {}, []],
    ['an edit there is seen, and no content comes back', {}, { updatedAt: later, total: 12_000n }, [seen]],
    [
      'a part payment is received, and leaves the rest due',
      {},
      { updatedAt: later, payments: [paid40], amountPaid: 4_000n },
      [{ kind: 'paymentReceived', payment: paid40 }, { kind: 'settled', ...partly }, seen],
    ],
    [
      'the last part makes it paid',
      { ...partly, tied: [tied40] },
      { updatedAt: later, status: 'PAID', payments: [paid40, paid60], amountPaid: 10_000n },
      [{ kind: 'paymentReceived', payment: paid60 }, { kind: 'settled', status: 'PAID', amountPaid: 10_000n }, seen],
    ],
    [
      'a credit note settles as a payment does',
      {},
      { updatedAt: later, status: 'PAID', amountCredited: 10_000n },
      [{ kind: 'settled', status: 'PAID', amountPaid: 10_000n }, seen],
    ],
    [
      'paid there is paid here, though the totals differ',
      {},
      { updatedAt: later, status: 'PAID', total: 9_999n, amountPaid: 9_999n },
      [{ kind: 'settled', status: 'PAID', amountPaid: 10_000n }, seen],
    ],
    [
      'paid there before an edit of ours, what the edit added stays due',
      { isAhead: true },
      { updatedAt: later, status: 'PAID', total: 4_000n, payments: [paid40], amountPaid: 4_000n, amountDue: 0n },
      [{ kind: 'paymentReceived', payment: paid40 }, { kind: 'settled', ...partly }, seen],
    ],
    [
      'a payment taken back there is reversed here',
      { ...partly, tied: [tied40] },
      { updatedAt: later },
      [{ kind: 'paymentReversed', paymentId: 'our-40' }, { kind: 'settled', status: 'SENT', amountPaid: 0n }, seen],
    ],
    [
      'a payment marked deleted there is no payment',
      { ...partly, tied: [tied40] },
      { updatedAt: later, payments: [{ ...paid40, deleted: true }] },
      [{ kind: 'paymentReversed', paymentId: 'our-40' }, { kind: 'settled', status: 'SENT', amountPaid: 0n }, seen],
    ],
    [
      'a payment tied after the state that is read again is not reversed',
      { ...partly, tied: [tied40] },
      { updatedAt: seenAt },
      [],
    ],
    [
      'a payment reversed too early is restored when it is seen',
      { tied: [{ ...tied40, reversed: true }] },
      { updatedAt: later, payments: [paid40], amountPaid: 4_000n },
      [{ kind: 'paymentRestored', paymentId: 'our-40' }, { kind: 'settled', ...partly }, seen],
    ],
    [
      'our payment found there by its marker is tied, not doubled',
      { ...partly, underWay: [coming40] },
      { updatedAt: later, payments: [{ ...paid40, reference: 'TIE-40' }], amountPaid: 4_000n },
      [{ kind: 'paymentArrived', paymentId: 'our-40', ledgerPaymentId: 'p-40' }, seen],
    ],
    ['our payment on its way still counts', { ...partly, underWay: [coming40] }, { updatedAt: later }, [seen]],
    [
      'a second payment under the same marker is money of its own',
      { ...partly, underWay: [coming40] },
      {
        updatedAt: later,
        payments: [
          { ...paid40, reference: 'TIE-40' },
          { ...paid60, reference: 'TIE-40' },
        ],
        amountPaid: 10_000n,
        status: 'PAID',
      },
      [
        { kind: 'paymentArrived', paymentId: 'our-40', ledgerPaymentId: 'p-40' },
        { kind: 'paymentReceived', payment: { ...paid60, reference: 'TIE-40' } },
        { kind: 'settled', status: 'PAID', amountPaid: 10_000n },
        seen,
      ],
    ],
    [
      'an older answer is ignored whatever it says',
      { ...partly, tied: [tied40], ledgerUpdatedAt: later },
      { updatedAt: seenAt, status: 'VOIDED' },
      [],
    ],
    [
      'a void there is told, and its payments are undone',
      { ...partly, tied: [tied40] },
      { updatedAt: later, status: 'VOIDED', amountDue: 0n },
      [
        { kind: 'paymentReversed', paymentId: 'our-40' },
        { kind: 'settled', status: 'SENT', amountPaid: 0n },
        { kind: 'goneThere', ledgerStatus: 'VOIDED' },
        seen,
      ],
    ],
    ['a void told before is not told again', { ledgerStatus: 'VOIDED' }, { updatedAt: later, status: 'VOIDED' }, []],
    [
      'a deleted draft is told as deleted',
      { ledgerStatus: 'DRAFT' },
      { updatedAt: later, status: 'DELETED' },
      [{ kind: 'goneThere', ledgerStatus: 'DELETED' }, seen],
    ],
    ['an approval there is seen', { ledgerStatus: 'SUBMITTED' }, { updatedAt: later }, [seen]],
    [
      'what is void here takes no status from there',
      { status: 'VOIDED' },
      { updatedAt: later, status: 'PAID', amountPaid: 10_000n },
      [seen],
    ],
  ])('%s', (_promise, ours, theirs, expected) => {
    expect(reconcile(our(ours), ledgerInvoice(theirs))).toEqual(expected)
  })
})

function our(known: Partial<OurDocument>): OurDocument {
  return {
    ...{ status: 'SENT', total: 10_000n, amountPaid: 0n, tied: [], underWay: [] },
    ...{ ledgerUpdatedAt: seenAt, ledgerStatus: 'AUTHORISED', state: 'SYNCED', ...known },
  }
}
