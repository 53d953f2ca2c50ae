import { expect, it } from 'vitest'
import { documentUrl } from './deep-link.ts'

it('opens the invoice in the right organisation', () => {
  expect(documentUrl(undefined, '!NLglS', 'INVOICE', 'abc')).toBe(
    'https://go.xero.com/organisationlogin/default.aspx?shortcode=%21NLglS&redirecturl=%2FAccountsReceivable%2FView.aspx%3FInvoiceID%3Dabc',
  )
})

it.each([
  ['BILL', '/AccountsPayable/View.aspx?InvoiceID=abc'],
  ['CREDIT_NOTE', '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=abc'],
  ['SPEND_MONEY', '/Bank/ViewTransaction.aspx?bankTransactionID=abc'],
] as const)('opens a %s on its own screen', (form, screen) => {
  expect(documentUrl('https://xero.test', undefined, form, 'abc')).toBe(`https://xero.test${screen}`)
})

it('opens the invoice without a short code too, at whichever site is named', () => {
  expect(documentUrl('http://localhost:4160', undefined, 'INVOICE', 'abc')).toBe(
    'http://localhost:4160/AccountsReceivable/View.aspx?InvoiceID=abc',
  )
})
