/** Sent on every read and write of invoices: without it Xero rounds unit prices to 2 decimals before it multiplies. */
export const UNIT_DECIMALS = 4
