import { describe, expect, test } from 'vitest'
import type { Books } from './books.ts'
import { type Held, planPush } from './plan-push.ts'
import type { PushDocument } from './push-document.ts'
import type { Reason } from './reason.ts'
import { someBooks, someDocument, someLine } from './testing/books.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const line = { ledgerLineId: 'line-1', description: 'Drawings', quantity: '2', unitPrice: '50' }
const heldLine = { ...line, accountCode: '200', taxType: 'OUTPUT2', net: 10_000n, tax: 2_000n }
const held = ledgerInvoice({ total: 12_000n, lines: [heldLine] })

describe('a push', () => {
  test('creates with everything the ledger needs', () => {
    expect(planPush(someDocument({ reference: 'PO 7' }), someBooks(), undefined)).toEqual({
      outcome: 'create',
      draft: {
        ...{ form: 'INVOICE', bankAccount: undefined },
        ...{ number: 'INV-1', issuedOn: '2026-03-02', dueOn: '2026-04-01', currency: 'GBP', reference: 'PO 7' },
        ...{ url: 'https://tieout.test/i/1', status: 'AUTHORISED', ledgerId: undefined },
        lines: [
          {
            ...{ description: 'Drawings', quantity: '2', unitPrice: '50', account: { code: '200' } },
            ...{ taxType: 'OUTPUT2', taxAmount: undefined, ledgerLineId: undefined, tracking: [] },
          },
        ],
      },
      warnings: [],
    })
  })

  test.each<[string, Partial<PushDocument>, Partial<Books>, Partial<Held> | undefined, Reason[]]>([
    [
      'no tax mapping at all',
      {},
      { defaultTax: undefined },
      undefined,
      [{ code: 'SETUP_INCOMPLETE', missing: ['tax'] }],
    ],
    [
      'nothing set up',
      {},
      { defaultTax: undefined, defaultAccount: undefined },
      undefined,
      [{ code: 'SETUP_INCOMPLETE', missing: ['tax', 'account'] }],
    ],
    [
      'a date on the lock date',
      {},
      { lockedTo: '2026-03-02' },
      undefined,
      [{ code: 'LOCKED_PERIOD', date: '2026-03-02', lockedTo: '2026-03-02' }],
    ],
    ['an invoice voided there', {}, {}, { status: 'VOIDED' }, [{ code: 'VOIDED_IN_XERO' }]],
    ['an invoice deleted there', {}, {}, { status: 'DELETED' }, [{ code: 'VOIDED_IN_XERO' }]],
    [
      'several things at once',
      {},
      { lockedTo: '2026-12-31', defaultAccount: 'closed' },
      undefined,
      [
        { code: 'LOCKED_PERIOD', date: '2026-03-02', lockedTo: '2026-12-31' },
        { code: 'ACCOUNT_ARCHIVED', line: 0, account: '299 · Closed', subject: undefined },
      ],
    ],
    [
      'a void of what is paid there',
      { status: 'VOIDED' },
      {},
      { status: 'PAID' },
      [{ code: 'LOCKED_IN_XERO', said: '' }],
    ],
    [
      'a void in a locked period',
      { status: 'VOIDED' },
      { lockedTo: '2026-03-31' },
      {},
      [{ code: 'LOCKED_PERIOD', date: '2026-03-02', lockedTo: '2026-03-31' }],
    ],
  ])('is refused for %s', (_what, ...[document, books, known, reasons]) => {
    const plan = planPush(someDocument(document), someBooks(books), known && { ...held, ...known })
    expect(plan).toEqual({ outcome: 'refuse', reasons })
  })

  test.each<[string, Partial<PushDocument>, Partial<Books>, Partial<Held> | undefined, Reason]>([
    [
      'a currency the organisation does not have',
      { currency: 'USD' },
      {},
      undefined,
      { code: 'CURRENCY_UNSUPPORTED', currency: 'USD', base: 'GBP' },
    ],
    [
      'any foreign currency where its plan has none',
      { currency: 'EUR' },
      { multiCurrency: false },
      undefined,
      { code: 'CURRENCY_UNSUPPORTED', currency: 'EUR', base: 'GBP' },
    ],
    ['nothing to pay', { total: 0n }, {}, undefined, { code: 'ZERO_TOTAL' }],
    [
      'an edit of what is paid there',
      { reference: 'PO 7' },
      {},
      { status: 'PAID' },
      { code: 'LOCKED_IN_XERO', said: '' },
    ],
    ['an edit of what is part paid there', {}, {}, { amountPaid: 1n }, { code: 'LOCKED_IN_XERO', said: '' }],
    ['an edit of what is credited there', {}, {}, { amountCredited: 1n }, { code: 'LOCKED_IN_XERO', said: '' }],
  ])('is skipped for %s', (_what, ...[document, books, known, reason]) => {
    const plan = planPush(someDocument(document), someBooks(books), known && { ...held, ...known })
    expect(plan).toEqual({ outcome: 'skip', reason })
  })

  test.each<[string, Partial<PushDocument>, Partial<Books>]>([
    ['the base currency is always there', {}, { currencies: new Set(), multiCurrency: false }],
    ['a currency the organisation has', { currency: 'EUR' }, {}],
    ['a day after the lock date', {}, { lockedTo: '2026-03-01' }],
  ])('goes out: %s', (_why, document, books) => {
    expect(planPush(someDocument(document), someBooks(books), undefined).outcome).toBe('create')
  })

  test('sends nothing for a draft, and says so', () => {
    expect(planPush(someDocument({ status: 'DRAFT' }), someBooks(), undefined)).toEqual({
      outcome: 'nothing',
      reason: { code: 'DRAFT' },
    })
  })

  test('sends a draft as a draft where drafts go, and where the ledger has it', () => {
    const draft = someDocument({ status: 'DRAFT', createdAs: 'AUTHORISED' })
    const going = planPush(draft, someBooks({ draftsGo: true }), undefined)
    expect(going).toMatchObject({ outcome: 'create', draft: { status: 'DRAFT' } })
    const following = planPush(draft, someBooks(), { ...held, status: 'DRAFT' })
    expect(following).toMatchObject({ outcome: 'update', draft: { status: 'DRAFT' } })
  })

  test('sends no draft of money spent: the ledger knows none', () => {
    const expense = someDocument({ status: 'DRAFT', kind: 'EXPENSE' })
    const plan = planPush(expense, someBooks({ draftsGo: true }), undefined)
    expect(plan).toEqual({ outcome: 'nothing', reason: { code: 'DRAFT' } })
  })

  test('sends nothing where the ledger says the same, paid or not', () => {
    const same = { ...held, taxTotal: 2_000n }
    expect(planPush(someDocument(), someBooks(), same)).toMatchObject({ outcome: 'nothing', reason: undefined })
    expect(planPush(someDocument(), someBooks(), { ...same, status: 'PAID', amountPaid: 12_000n })).toMatchObject({
      outcome: 'nothing',
    })
  })

  test('never overwrites what somebody edited there', () => {
    const changed = { ...held, isChangedThere: true }
    const reasons = [{ code: 'CHANGED_IN_XERO' }]
    expect(planPush(someDocument(), someBooks(), changed)).toEqual({ outcome: 'refuse', reasons })
  })

  test('of an edit keeps the ids of the lines that were there, and gives new lines none', () => {
    const two = someDocument({ lines: [someLine({ description: 'Plans' }), someLine()], total: 24_000n })
    const plan = planPush(two, someBooks(), held)
    expect(plan).toMatchObject({ outcome: 'update', draft: { ledgerId: 'ledger-1' } })
    expect('draft' in plan && plan.draft.lines.map((one) => one.ledgerLineId)).toEqual([undefined, 'line-1'])
  })

  test.each([
    ['AUTHORISED', 'DRAFT', 'AUTHORISED'],
    ['SUBMITTED', 'DRAFT', 'SUBMITTED'],
    ['SUBMITTED', 'AUTHORISED', 'AUTHORISED'],
    ['DRAFT', 'SUBMITTED', 'SUBMITTED'],
    ['DRAFT', 'DRAFT', 'DRAFT'],
  ] as const)('of an edit: %s there and %s wanted is sent as %s', (there, createdStatus, sent) => {
    const plan = planPush(someDocument(), someBooks({ createdStatus }), { ...held, status: there })
    expect(plan).toMatchObject({ outcome: 'update', draft: { status: sent } })
  })

  test.each([
    ['AUTHORISED', 'VOIDED'],
    ['SUBMITTED', 'DELETED'],
    ['DRAFT', 'DELETED'],
  ] as const)('of a void ends what is %s there as %s', (there, sent) => {
    const plan = planPush(someDocument({ status: 'VOIDED' }), someBooks(), { ...held, status: there })
    expect(plan).toMatchObject({ outcome: 'void', draft: { status: sent, ledgerId: 'ledger-1', lines: [] } })
  })

  test.each([undefined, 'VOIDED', 'DELETED'] as const)('of a void sends nothing where the ledger has %s', (status) => {
    const plan = planPush(someDocument({ status: 'VOIDED' }), someBooks(), status && { ...held, status })
    expect(plan).toEqual({ outcome: 'nothing', reason: undefined })
  })

  test('tells every rate that fell back to the default once', () => {
    const odd = someLine({ taxRate: { id: 'rate-7', percent: '7.5' }, tax: 750n })
    const plan = planPush(someDocument({ lines: [odd, someLine(), odd] }), someBooks(), undefined)
    expect(plan).toMatchObject({ warnings: [{ code: 'DEFAULT_TAX_USED', rates: ['7.5%'] }] })
  })
})
