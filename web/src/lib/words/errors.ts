/** What stands on a page that could not be shown, with nothing of the app around it. */
export const errorWords = {
  title: 'This page could not be shown',
  noPage: 'There is nothing at this address',
  noPageText: 'It may be mistyped, or what was here has moved. Nothing was changed.',
  safe: 'Nothing was changed, here or in Xero.',
  request: (id: string) => `Request ${id}`,
  retry: 'Retry',
  open: 'Open Tieout',
  documentation: 'Documentation',
} as const
