const ledgerStatuses: Readonly<Record<string, string>> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Submitted',
  AUTHORISED: 'Authorised',
  PAID: 'Paid',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
}

/** Xero's own word for where a document stands there. */
export function ledgerWord(status: string): string {
  return ledgerStatuses[status] ?? status
}
