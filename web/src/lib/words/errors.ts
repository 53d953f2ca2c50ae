export const errorWords = {
  title: 'This page could not be shown',
  notFound: 'There is nothing here',
  notFoundText: 'It may have been removed, or the address is mistyped. Nothing was changed.',
  safe: 'Nothing was changed, here or in Xero.',
  request: (id: string) => `Request ${id}`,
  retry: 'Retry',
  home: 'Go to the overview',
} as const
