/** As few as the product needs. Xero's broad `accounting.transactions` is closed to new apps, so the narrow ones it is. */
export const SCOPES: readonly string[] = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'accounting.invoices',
  'accounting.payments',
  'accounting.banktransactions',
  'accounting.attachments',
  'accounting.contacts',
  'accounting.settings.read',
]
