const XERO_SCREENS = 'https://go.xero.com'

/** Opens a sales invoice in the right organisation; without its short code, in whichever the person used last. */
export function invoiceUrl(base: string | undefined, shortCode: string | undefined, ledgerId: string): string {
  return screenUrl(base, shortCode, `/AccountsReceivable/View.aspx?InvoiceID=${encodeURIComponent(ledgerId)}`)
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
