/** What search engines and link previews say of Tieout. */
export const siteWords = {
  description:
    'Tieout ties your invoices to Xero: each arrives there exactly once, and turns paid here when it is paid there.',
} as const
