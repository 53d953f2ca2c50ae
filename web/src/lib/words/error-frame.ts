/** What stands around every page about a problem. */
export const errorPageWords = {
  crumb: 'Problems',
  why: 'Why it happens',
  how: 'What to do',
  safe: 'What is safe',
  safeText:
    'Your invoice stays as it is. We never create a second one in Xero, and never change one there behind your back.',
  unknown: {
    title: 'A problem without a page',
    why: 'This code is not in our list.',
    how: 'Quote the code and the request id to whoever runs Tieout for you.',
  },
  mapping: 'Open Mapping',
  connection: 'Open the connection',
} as const
