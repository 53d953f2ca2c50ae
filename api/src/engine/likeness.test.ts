import { expect, test } from 'vitest'
import { differences, type Likened } from './likeness.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const line = {
  ...{ description: 'Design', quantity: '1', unitPrice: '100', net: 10_000n, tax: 2_000n },
  ...{ client: undefined, taxRate: undefined, project: undefined, service: undefined, accountId: undefined },
}
const other = { ...line, net: 5_000n, tax: 1_000n }
const ours: Likened = {
  document: {
    ...{ currency: 'GBP', total: 18_000n, issuedOn: '2026-03-02', dueOn: '2026-04-01' },
    lines: [line, other],
  },
  ledgerContactId: 'contact-1',
  amountPaid: 0n,
}

function theirLine(net: bigint, tax: bigint) {
  const words = { ledgerLineId: '1', description: 'Something else', quantity: '1', unitPrice: '1' }
  return { ...words, accountCode: '200', taxType: 'OUTPUT2', net, tax }
}

function theirs(change: Partial<LedgerDocument> = {}): LedgerDocument {
  const lines = [theirLine(5_000n, 1_000n), theirLine(10_000n, 2_000n)]
  return ledgerInvoice({ total: 18_000n, taxTotal: 3_000n, lines, ...change })
}

test('the same money on the same days with the same contact is the same invoice, in whatever words and order', () => {
  expect(differences(ours, theirs())).toEqual([])
})

test('what the ledger leaves out does not differ', () => {
  expect(differences(ours, theirs({ lines: undefined, dueOn: undefined }))).toEqual([])
})

test.each<[string, Partial<LedgerDocument>, string[]]>([
  ['another contact', { ledgerContactId: 'contact-2' }, ['contact']],
  ['another currency', { currency: 'EUR' }, ['currency']],
  ['a cent', { total: 18_001n }, ['total']],
  ['another tax of the same total', { taxTotal: 2_999n }, ['tax']],
  ['the money spread otherwise over its lines', { lines: [theirLine(15_000n, 3_000n)] }, ['lines']],
  ['another day', { issuedOn: '2026-03-03' }, ['issue date']],
  ['another due date', { dueOn: '2026-04-02' }, ['due date']],
  ['being void', { status: 'VOIDED' }, ['status']],
  ['being a bill', { form: 'BILL' }, ['status']],
  ['several things', { total: 1n, ledgerContactId: 'x' }, ['contact', 'total']],
])('%s is a difference', (_, change, found) => {
  expect(differences(ours, theirs(change))).toEqual(found)
})

test('a client that no contact stands for is nobody there', () => {
  expect(differences({ ...ours, ledgerContactId: undefined }, theirs())).toEqual(['contact'])
})

test('paid on one side it is the same invoice; paid on both, nobody can tell', () => {
  const paidThere = theirs({ amountPaid: 18_000n, status: 'PAID' })
  expect(differences(ours, paidThere)).toEqual([])
  expect(differences({ ...ours, amountPaid: 18_000n }, theirs())).toEqual([])
  expect(differences({ ...ours, amountPaid: 18_000n }, paidThere)).toEqual(['payments'])
})
