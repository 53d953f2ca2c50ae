import type { Books } from '../books.ts'
import type { PushDocument, PushLine } from '../push-document.ts'

const sale = new Set(['REVENUE'])
const account = { class: 'REVENUE', type: 'REVENUE', taxType: undefined, currency: undefined, archived: false }
const purchase = new Set(['EXPENSE'])

/** Books that are set up and in order: 200 Sales, 20 % by default; name only what matters. */
export function someBooks(known: Partial<Books> = {}): Books {
  return {
    ...{ baseCurrency: 'GBP', currencies: new Set(['GBP', 'EUR']), multiCurrency: true, lockedTo: undefined },
    draftsGo: false,
    taxRates: new Map([
      ['tax-20', { id: 'tax-20', taxType: 'OUTPUT2', name: '20% VAT', percent: '20', archived: false, classes: sale }],
      [
        'tax-5',
        { id: 'tax-5', taxType: 'RROUTPUT', name: '5% VAT', percent: '5.0000', archived: false, classes: sale },
      ],
      ['tax-old', { id: 'tax-old', taxType: 'OLD', name: 'Old VAT', percent: '20', archived: true, classes: sale }],
      ['tax-in', { id: 'tax-in', taxType: 'INPUT2', name: 'Input', percent: '20', archived: false, classes: purchase }],
    ]),
    accounts: new Map([
      ['sales', { ...account, id: 'sales', ledgerAccountId: 'l-200', code: '200', name: 'Sales' }],
      ['design', { ...account, id: 'design', ledgerAccountId: 'l-210', code: '210', name: 'Design' }],
      ['harbour', { ...account, id: 'harbour', ledgerAccountId: 'l-220', code: undefined, name: 'Harbour' }],
      ['closed', { ...account, id: 'closed', ledgerAccountId: 'l-299', code: '299', name: 'Closed', archived: true }],
      [
        'travel',
        {
          ...{ ...account, id: 'travel', ledgerAccountId: 'l-493', code: '493', name: 'Travel', class: 'EXPENSE' },
          ...{ type: 'EXPENSE', taxType: 'INPUT2' },
        },
      ],
      [
        'bank',
        { ...account, id: 'bank', ledgerAccountId: 'l-090', code: '090', name: 'Bank', class: 'ASSET', type: 'BANK' },
      ],
    ]),
    ...{ defaultTax: 'tax-20', taxByRate: new Map([['rate-20', 'tax-20']]), defaultAccount: 'sales' },
    ...{ side: 'SALES', expensesAs: 'SPEND_MONEY' },
    purchases: { defaultTax: undefined, taxByRate: new Map(), defaultAccount: 'travel' },
    ...{
      accountByProject: new Map(),
      accountByService: new Map(),
      paymentAccount: undefined,
      tracking: [],
      paymentsPush: true,
    },
    ...{ createdStatus: 'AUTHORISED', requireExplicitTaxMapping: false, ...known },
  }
}

export function someLine(known: Partial<PushLine> = {}): PushLine {
  return {
    ...{ description: 'Drawings', quantity: '2', unitPrice: '50', net: 10_000n, tax: 2_000n },
    ...{ taxRate: { id: 'rate-20', percent: '20' }, project: undefined, service: undefined },
    ...{ accountId: undefined, client: undefined, ...known },
  }
}

export function someDocument(known: Partial<PushDocument> = {}): PushDocument {
  return {
    ...{
      id: 'doc-1',
      kind: 'INVOICE',
      bankAccountId: undefined,
      number: 'INV-1',
      status: 'SENT',
      version: 1,
      clientId: 'client-1',
      clientName: 'Orchard',
    },
    ...{ issuedOn: '2026-03-02', dueOn: '2026-04-01', currency: 'GBP', reference: undefined },
    ...{ url: 'https://tieout.test/i/1', total: 12_000n, lines: [someLine()], ...known },
  }
}
