import type { LedgerForm } from '../engine/ledger-documents.ts'

const XERO_SCREENS = 'https://go.xero.com'

const SCREENS: Readonly<Record<LedgerForm, string>> = {
  INVOICE: '/AccountsReceivable/View.aspx?InvoiceID=',
  BILL: '/AccountsPayable/View.aspx?InvoiceID=',
  CREDIT_NOTE: '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
  SPEND_MONEY: '/Bank/ViewTransaction.aspx?bankTransactionID=',
}

/** Opens a document in the right organisation; without its short code, in whichever the person used last. */
export function documentUrl(
  base: string | undefined,
  shortCode: string | undefined,
  form: LedgerForm,
  ledgerId: string,
): string {
  return screenUrl(base, shortCode, `${SCREENS[form]}${encodeURIComponent(ledgerId)}`)
}

/** Opens a contact. */
export function contactUrl(base: string | undefined, shortCode: string | undefined, ledgerContactId: string): string {
  return screenUrl(base, shortCode, `/Contacts/View/${encodeURIComponent(ledgerContactId)}`)
}

/** Opens the chart of accounts. */
export function accountsUrl(base: string | undefined, shortCode: string | undefined): string {
  return screenUrl(base, shortCode, '/GeneralLedger/ChartOfAccounts.aspx')
}

function screenUrl(base: string | undefined, shortCode: string | undefined, screen: string): string {
  const site = base ?? XERO_SCREENS
  if (shortCode === undefined) return `${site}${screen}`
  const query = new URLSearchParams({ shortcode: shortCode, redirecturl: screen })
  return `${site}/organisationlogin/default.aspx?${query}`
}
