import { inWords, whole } from './plural.ts'
import { locale } from './locale.ts'

export const syncWorkWords = {
  title: 'Sync activity',
  nothingYet: 'Nothing has synced yet.',
  nothingYetText: 'What goes to Xero shows here: each invoice, bill and payment, as it happens.',
  toInvoices: 'Open invoices',
  connect: 'Connect to Xero',
  calm: 'Nothing needs you. What goes to Xero shows here as it happens.',
  held: (causes: number, documents: number) =>
    `${inWords(causes)} ${causes === 1 ? 'cause holds' : 'causes hold'} back ${small(documents)}. Fix a cause once and we retry everything under it.`,
  views: 'Views',
  tabs: { all: 'All', 'needs-you': 'Needs you', running: 'Running', done: 'Done' },
  needs: 'Needs you',
  latest: 'Latest',
  running: 'On their way',
  done: 'Done',
  kind: 'Show only',
  anyKind: 'Everything',
  kinds: {
    invoices: 'Invoices',
    bills: 'Bills',
    'credit-notes': 'Credit notes',
    expenses: 'Expenses',
    payments: 'Payments',
    credits: 'Credits used',
    receipts: 'Receipts',
  },
  what: {
    INVOICE: (number: string) => `Invoice ${number}`,
    BILL: (number: string) => `Bill ${number}`,
    CREDIT_NOTE: (number: string) => `Credit note ${number}`,
    EXPENSE: (number: string) => `Expense ${number}`,
    PAYMENT: (number: string) => `Payment of ${number}`,
    ALLOCATION: (number: string) => `Credit on ${number}`,
    RECEIPT: (number: string) => `Receipt of ${number}`,
  },
  columns: { when: 'When', what: 'What', amount: 'Amount', result: 'Result', took: 'Took', request: 'Request ID' },
  took: (ms: number) => {
    if (ms < 100) return `${ms} ms`
    return `${(ms / 1000).toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
  },
  waiting: (n: number) => `${whole(n)} waiting`,
  more: (n: number) => `And ${whole(n)} more.`,
  showMore: (n: number) => `Show ${whole(n)} more`,
  retry: (n: number) => (n === 1 ? 'Retry' : `Retry all ${whole(n)}`),
  retried: (n: number) => `${whole(n)} queued again.`,
  open: (number: string) => `Open ${number}`,
  noNeeds: 'Nobody needs to do anything.',
  noNeedsText: 'What Xero refuses, or what waits for a choice of yours, shows here with its remedy.',
  noneRunning: 'Nothing is on its way.',
  noneRunningText: 'What you send shows here until Xero has it.',
  noneDone: 'Nothing is done yet.',
  noneDoneText: 'What reached Xero shows here.',
  timeLeft: (roughly: string) => `${roughly.slice(0, 1).toUpperCase()}${roughly.slice(1)} left.`,
  reconciling: (read: number, expected: number | null) =>
    expected === null
      ? 'Reading Xero’s invoices now.'
      : `Reading Xero’s invoices now: ${whole(read)} of ${whole(expected)}.`,
} as const

function small(n: number): string {
  const words = inWords(n).toLowerCase()
  return `${words} ${n === 1 ? 'document' : 'documents'}`
}

/** What a row is about, in words: "Payment of INV-0042". */
export function whatWork(kind: keyof typeof syncWorkWords.what, number: string): string {
  return syncWorkWords.what[kind](number)
}
