/** The words of mending in one click. */
export const fixWords = {
  done: 'Done. What waited for it is on its way to Xero.',
  /** Instead of what is offered, by what would be done. */
  other: (mutation: string) => (mutation.startsWith('map') ? 'Choose another' : undefined),
  oldTitle: 'This page is older than the change',
  oldText: 'Load it again, then try once more. Nothing was changed.',
} as const
