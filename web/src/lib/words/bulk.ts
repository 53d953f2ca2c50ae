import { count } from './plural.ts'

/** What is said of many invoices at once. */
export const bulkWords = {
  region: 'Selection',
  selected: (n: number, sum: string) => `${n} selected · ${sum}`,
  clearSelection: 'Clear selection',
  sendMany: (n: number) => `Send ${n}`,
  retryMany: (n: number) => `Retry ${n}`,
  copyMany: (n: number) => `Copy ${n} to Xero`,
  sent: (n: number) => `${count(n, 'invoice')} sent.`,
  refused: (n: number) => `${count(n, 'invoice')} could not be sent.`,
  queued: (n: number) => `${count(n, 'invoice')} queued again.`,
  forecast: {
    title: (n: number) => `Send ${count(n, 'invoice')}?`,
    looking: 'Checking what Xero would get…',
    failed: 'What Xero would get could not be checked. You can send all the same.',
    created: (n: number) => `${count(n, 'invoice')} will be created in Xero.`,
    updated: (n: number) => `${count(n, 'invoice')} will be updated in Xero.`,
    unchanged: (n: number) => `${count(n, 'invoice')} ${n === 1 ? 'needs' : 'need'} no change in Xero.`,
    refused: (n: number) => `${count(n, 'invoice')} won’t reach Xero yet:`,
    count: (n: number) => count(n, 'invoice'),
    cancel: 'Cancel',
  },
} as const
