import { describe, expect, test } from 'vitest'
import type { Books } from './books.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { type Held, planPush } from './plan-push.ts'
import type { PushDocument } from './push-document.ts'
import { previewPush } from './preview.ts'
import { someBooks, someDocument, someLine } from './testing/books.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const line = { ledgerLineId: 'line-1', description: 'Drawings', quantity: '2.0000', unitPrice: '50.00' }
const heldLine = { ...line, accountCode: '200', taxType: 'OUTPUT2', net: 10_000n, tax: 2_000n }
const same = ledgerInvoice({ total: 12_000n, taxTotal: 2_000n, lines: [heldLine] })

describe('a preview', () => {
  test('of a new invoice shows every row with nothing before it', () => {
    const { willBe, problems, rows } = preview({}, {}, undefined)
    expect({ willBe, problems }).toEqual({ willBe: 'CREATED', problems: [] })
    expect(rows).toMatchObject(
      [
        ['Number', 'INV-1'],
        ['Contact', 'Orchard'],
        ['Status', 'Authorised'],
        ['Issued', '2 March 2026'],
        ['Due', '1 April 2026'],
        ['Line 1', 'Drawings\n2 × £50.00 = £100.00 · 200 Sales · 20% VAT'],
        ['Tax', '£20.00'],
        ['Total', '£120.00'],
      ].map(([label, willBe]) => ({ label, now: undefined, willBe, changed: true })),
    )
  })

  test('of what is there already is unchanged, however its numbers are written', () => {
    const { willBe, rows } = preview({}, {}, same)
    expect(rows.filter((row) => row.changed)).toEqual([])
    expect(willBe).toBe('UNCHANGED')
  })

  test.each<[string, Partial<PushDocument>, Partial<LedgerDocument>, string, string, string]>([
    ['a due day', { dueOn: '2026-04-09' }, {}, 'Due', '1 April 2026', '9 April 2026'],
    ['a reference', { reference: 'PO 7' }, {}, 'Reference', '', 'PO 7'],
    ['a reference taken away', {}, { reference: 'PO 7' }, 'Reference', 'PO 7', ''],
    ['an approval', {}, { status: 'DRAFT' }, 'Status', 'Draft', 'Authorised'],
    [
      'a quantity, though the amount is the same',
      { lines: [someLine({ quantity: '1', unitPrice: '100' })] },
      {},
      'Line 1',
      'Drawings\n2 × £50.00 = £100.00 · 200 Sales · 20% VAT',
      'Drawings\n1 × £100.00 = £100.00 · 200 Sales · 20% VAT',
    ],
    [
      'a line without an account there',
      {},
      { lines: [{ ...heldLine, accountCode: undefined, taxType: undefined }] },
      'Line 1',
      'Drawings\n2 × £50.00 = £100.00 · no account · no tax code',
      'Drawings\n2 × £50.00 = £100.00 · 200 Sales · 20% VAT',
    ],
    [
      'a line taken away',
      {},
      { lines: [heldLine, { ...heldLine, description: 'Travel' }] },
      'Line 2',
      'Travel\n2 × £50.00 = £100.00 · 200 Sales · 20% VAT',
      '',
    ],
    ['a total', { total: 12_001n }, {}, 'Total', '£120.00', '£120.01'],
  ])('shows %s as the one change', (_what, ...[document, held, label, now, will]) => {
    const { willBe, rows } = preview(document, {}, { ...same, ...held })
    expect(willBe).toBe('UPDATED')
    expect(rows.filter((row) => row.changed)).toMatchObject([{ label, now, willBe: will, changed: true }])
  })

  test.each<[string, Partial<PushDocument>, Partial<Books>, Held | undefined, string]>([
    ['a locked period', {}, { lockedTo: '2026-12-31' }, undefined, 'LOCKED_PERIOD'],
    ['a skip', { currency: 'USD' }, {}, undefined, 'CURRENCY_UNSUPPORTED'],
    ['a draft', { status: 'DRAFT' }, {}, undefined, 'DRAFT'],
    ['an edit of what is paid there', { reference: 'PO 7' }, {}, { ...same, status: 'PAID' }, 'LOCKED_IN_XERO'],
    ['what was edited there', {}, {}, { ...same, reference: 'Theirs', isChangedThere: true }, 'CHANGED_IN_XERO'],
  ])('is refused for %s, and still shows its rows', (_what, ...[document, books, held, code]) => {
    const { willBe, problems, rows } = preview(document, books, held)
    expect({ willBe, codes: problems.map((problem) => problem.code) }).toEqual({ willBe: 'REFUSED', codes: [code] })
    expect(rows.length).toBeGreaterThan(5)
  })

  test('tells whom it goes to by their contact there, whatever the client is called here', () => {
    const contact = { ledgerContactId: 'contact-1', name: 'Orchard & Sons' }
    const { willBe, rows } = preview({ contact }, {}, { ...same, contactName: 'Orchard and Sons Ltd' })
    expect(willBe).toBe('UNCHANGED')
    expect(rows.find((row) => row.label === 'Contact')).toMatchObject({ changed: false })
  })

  test('of a void changes the status and nothing else', () => {
    const { willBe, rows } = preview({ status: 'VOIDED', reference: 'PO 9' }, {}, same)
    expect(willBe).toBe('UPDATED')
    expect(rows.filter((row) => row.changed)).toEqual([
      { label: 'Status', now: 'Authorised', willBe: 'Voided', changed: true },
    ])
  })

  test('is refused for what is foreseen besides', () => {
    const foreseen = [{ code: 'CONTACT_AMBIGUOUS' as const, client: 'Orchard', count: 2 }]
    const [ours, books] = [someDocument(), someBooks()]
    const plan = planPush(ours, books, undefined)
    expect(previewPush(ours, books, plan, { held: undefined, foreseen })).toMatchObject({
      willBe: 'REFUSED',
      problems: foreseen,
    })
  })

  test('of a refusal promises no other status than the one there', () => {
    const { rows } = preview({}, { createdStatus: 'DRAFT' }, { ...same, status: 'PAID' })
    expect(rows.find((row) => row.label === 'Status')).toMatchObject({ now: 'Paid', willBe: 'Paid', changed: false })
  })

  test('of a void with nothing there is unchanged', () => {
    expect(preview({ status: 'VOIDED' }, {}, undefined).willBe).toBe('UNCHANGED')
  })
})

function preview(document: Partial<PushDocument>, books: Partial<Books>, held: Held | undefined) {
  const [ours, ourBooks] = [someDocument(document), someBooks(books)]
  return previewPush(ours, ourBooks, planPush(ours, ourBooks, held), { held })
}
