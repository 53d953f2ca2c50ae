import { expect, it } from 'vitest'
import { invoiceUrl } from './deep-link.ts'

it('opens the invoice in the right organisation', () => {
  expect(invoiceUrl(undefined, '!NLglS', 'abc')).toBe(
    'https://go.xero.com/organisationlogin/default.aspx?shortcode=%21NLglS&redirecturl=%2FAccountsReceivable%2FView.aspx%3FInvoiceID%3Dabc',
  )
})

it('opens the invoice without a short code too, at whichever site is named', () => {
  expect(invoiceUrl('http://localhost:4160', undefined, 'abc')).toBe(
    'http://localhost:4160/AccountsReceivable/View.aspx?InvoiceID=abc',
  )
})
