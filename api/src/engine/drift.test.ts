import { describe, expect, test } from 'vitest'
import { judgeDrift } from './drift.ts'
import { factsOfOurs, type Fact } from './facts.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { someBooks, someDocument } from './testing/books.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const line = {
  ledgerLineId: 'line-1',
  description: 'Drawings',
  quantity: '2',
  unitPrice: '50',
  net: 10_000n,
  tax: 2_000n,
}
const heldLine = { ...line, accountCode: '200', taxType: 'OUTPUT2' }
const held = ledgerInvoice({ total: 12_000n, taxTotal: 2_000n, lines: [heldLine] })

function later(change: Partial<LedgerDocument>): LedgerDocument {
  return { ...held, ...change, updatedAt: new Date('2026-03-02T11:00:00Z') }
}

function judge(theirs: LedgerDocument, agreed?: LedgerDocument, ours: Fact[][] = []) {
  return judgeDrift({ held, agreed, ours }, theirs)
}

describe('an edit in the ledger', () => {
  test.each<[string, Partial<LedgerDocument>]>([
    ['a reference', { reference: 'Theirs' }],
    ['a due day', { dueOn: '2026-05-01' }],
    ['another contact', { ledgerContactId: 'contact-2' }],
    ['a number', { number: 'INV-2' }],
    ['the words of a line', { lines: [{ ...heldLine, description: 'Drawings, revised' }] }],
    ['an account', { lines: [{ ...heldLine, accountCode: '210' }] }],
    ['a line more', { lines: [heldLine, { ...heldLine, ledgerLineId: 'line-2' }] }],
    ['the tax', { taxTotal: 1_999n, total: 11_999n }],
  ])('is seen by %s', (_what, change) => {
    expect(judge(later(change))).toBe('changed')
  })

  test.each<[string, Partial<LedgerDocument>]>([
    ['an approval', { status: 'AUTHORISED' }],
    ['a payment', { status: 'PAID', amountPaid: 12_000n, amountDue: 0n }],
    ['a contact renamed', { contactName: 'Orchard & Sons' }],
    ['new ids of its lines', { lines: [{ ...heldLine, ledgerLineId: 'line-9' }] }],
    ['decimals written otherwise', { lines: [{ ...heldLine, quantity: '2.0000', unitPrice: '50.00' }] }],
    ['a list without lines', { lines: undefined, reference: 'Theirs' }],
  ])('is not %s', (_what, change) => {
    expect(judge(later(change))).toBe('same')
  })

  test('that was taken back stands between the two no more', () => {
    const agreed = ledgerInvoice({ ...held, reference: 'As agreed' })
    expect(judge(later({ reference: 'As agreed' }), agreed)).toBe('agrees')
  })

  test('to what we say ourselves agrees', () => {
    const ours = factsOfOurs(someDocument({ reference: 'PO 7' }), someBooks())
    expect(judge(later({ reference: 'PO 7' }), undefined, [ours])).toBe('agrees')
  })
})
