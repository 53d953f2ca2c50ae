/** Which list stands at an address, as the API calls it. */
export const listNames: Record<string, 'INVOICES' | 'BILLS' | 'EXPENSES' | 'CREDIT_NOTES'> = {
  '/invoices': 'INVOICES',
  '/bills': 'BILLS',
  '/expenses': 'EXPENSES',
  '/credit-notes': 'CREDIT_NOTES',
}
