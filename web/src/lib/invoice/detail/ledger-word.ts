/** "Authorised" from Xero's AUTHORISED: its words are shown as words. */
export function ledgerWord(status: string): string {
  return status.charAt(0).toUpperCase() + status.slice(1).toLowerCase()
}
