import { describe, expect, test } from 'vitest'
import type { RefusalCode } from './ledger-answer.ts'
import { reasonFor, settleFound, settlePush } from './settle-push.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const url = 'https://tieout.test/i/1'
const sent = { number: 'INV-1', mark: url, total: 10_000n, warnings: [] }
const saved = ledgerInvoice()

describe('an answered push', () => {
  test('is synced with what was saved', () => {
    expect(settlePush(sent, { key: 'INV-1', saved, warnings: [] })).toEqual({
      kind: 'synced',
      ledger: saved,
      warnings: [],
    })
  })

  test('keeps the remarks of the plan, and adds those of the answer', () => {
    const planned = { code: 'DEFAULT_TAX_USED' as const, rates: ['5%'] }
    const outcome = { key: 'INV-1', saved: ledgerInvoice({ total: 10_001n }), warnings: ['Rounded.'] }
    expect(settlePush({ ...sent, warnings: [planned] }, outcome)).toMatchObject({
      warnings: [
        planned,
        { code: 'TOTAL_DIFFERS', ours: '100.00', theirs: '100.01' },
        { code: 'SAVED_WITH_WARNING', said: 'Rounded.' },
      ],
    })
  })

  test.each(['VOIDED', 'DELETED'] as const)('does not compare the total of what is %s', (status) => {
    const outcome = { key: 'INV-1', saved: ledgerInvoice({ total: 0n, status }), warnings: [] }
    expect(settlePush(sent, outcome)).toMatchObject({ kind: 'synced', warnings: [] })
  })

  test.each([
    ['no row for it', undefined],
    ['success without an id', { key: 'INV-1', saved: ledgerInvoice({ ledgerId: '' }), warnings: [] }],
    ['a number that is taken', { key: 'INV-1', refusals: refused('DUPLICATE_NUMBER') }],
    ['a number that is taken, among others', { key: 'INV-1', refusals: refused('TAX_INVALID', 'DUPLICATE_NUMBER') }],
  ])('is looked at first: %s', (_why, outcome) => {
    expect(settlePush(sent, outcome)).toEqual({ kind: 'look' })
  })

  test('fails with the reason of its refusal', () => {
    const outcome = { key: 'INV-1', refusals: refused('APPROVAL_LIMIT') }
    expect(settlePush(sent, outcome)).toEqual({
      kind: 'failed',
      reason: { code: 'APPROVAL_LIMIT', said: 'said APPROVAL_LIMIT' },
    })
  })
})

describe('a look by number', () => {
  test.each<[string, Parameters<typeof settleFound>[1], object]>([
    ['ours by its link', [saved], { kind: 'synced', ledger: saved }],
    [
      'ours behind another of the same number',
      [ledgerInvoice({ url: undefined }), saved],
      { kind: 'synced', ledger: saved },
    ],
    ["someone else's", [ledgerInvoice({ url: undefined, ledgerId: 'x' })], duplicate('x')],
    ["someone else's link", [ledgerInvoice({ url: `${url}2`, ledgerId: 'x' })], duplicate('x')],
    [
      "someone else's, voided: the number stays taken",
      [ledgerInvoice({ url: undefined, status: 'VOIDED' })],
      duplicate('ledger-1'),
    ],
    [
      'ours, voided there meanwhile',
      [ledgerInvoice({ status: 'VOIDED' })],
      { kind: 'failed', reason: { code: 'VOIDED_IN_XERO' } },
    ],
    ['ours, deleted: its number is free', [ledgerInvoice({ status: 'DELETED' })], { kind: 'absent' }],
    ['another number', [ledgerInvoice({ number: 'INV-10' })], { kind: 'absent' }],
    ['nothing', [], { kind: 'absent' }],
  ])('finds %s', (_what, found, expected) => {
    expect(settleFound(sent, found)).toMatchObject(expected)
  })

  test('ties a backfilled one to what is the same there, and says in what the others differ', () => {
    const document = { currency: 'GBP', total: 10_000n, issuedOn: '2026-03-02', dueOn: '2026-04-01', lines: [] }
    const ours = { document, ledgerContactId: 'contact-1', amountPaid: 0n }
    const same = ledgerInvoice({ url: undefined })
    expect(settleFound(sent, [same], ours)).toEqual({ kind: 'linked', ledger: same })
    expect(settleFound(sent, [ledgerInvoice({ url: undefined, total: 1n })], ours)).toMatchObject({
      reason: { code: 'DUPLICATE_NUMBER', differs: ['total'] },
    })
    expect(settleFound(sent, [same, { ...same, ledgerId: 'ledger-2' }], ours)).toEqual(duplicate('ledger-1'))
    expect(settleFound(sent, [ledgerInvoice()], ours)).toMatchObject({ kind: 'synced' })
  })

  function duplicate(ledgerId: string) {
    return { kind: 'failed', reason: { code: 'DUPLICATE_NUMBER', number: 'INV-1', ledgerId } }
  }
})

describe('the reason for refusals', () => {
  test.each<[RefusalCode, string]>([
    ['LOCKED_IN_LEDGER', 'LOCKED_IN_XERO'],
    ['STATUS_NOT_ALLOWED', 'LOCKED_IN_XERO'],
    ['APPROVAL_LIMIT', 'APPROVAL_LIMIT'],
    ['PAYMENT_TOO_LARGE', 'PAYMENT_REFUSED'],
    ['PAYMENT_NOT_AUTHORISED', 'PAYMENT_REFUSED'],
    ['PAYMENT_ACCOUNT_INVALID', 'PAYMENT_REFUSED'],
    ['TAX_INVALID', 'REFUSED'],
    ['UNKNOWN', 'REFUSED'],
  ])('%s is %s, once or repeated', (refusal, code) => {
    expect(reasonFor(refused(refusal)).code).toBe(code)
    expect(reasonFor(refused(refusal, refusal)).code).toBe(code)
  })

  test('tells several different refusals together', () => {
    const refusals = refused('APPROVAL_LIMIT', 'TAX_INVALID')
    expect(reasonFor(refusals)).toEqual({ code: 'REFUSED', refusals })
    expect(reasonFor([])).toEqual({ code: 'REFUSED', refusals: [] })
  })
})

function refused(...codes: RefusalCode[]) {
  return codes.map((code) => ({ code, said: `said ${code}`, line: undefined }))
}
