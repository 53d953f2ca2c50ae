import { count, whole } from './plural.ts'

/** What a kind of document is called, one of it and many. */
export type Noun = readonly [one: string, many: string]

export const nouns = {
  INVOICE: ['invoice', 'invoices'],
  BILL: ['bill', 'bills'],
  CREDIT_NOTE: ['credit note', 'credit notes'],
  EXPENSE: ['expense', 'expenses'],
} as const satisfies Record<string, Noun>

/** What is said of each thing that is done to many. */
export function actionWords([one, many]: Noun) {
  const some = (n: number) => `${whole(n)} ${n === 1 ? one : many}`
  const send = one === 'invoice' ? 'Send' : 'Approve'
  return {
    SEND: {
      button: (n: number) => `${send} ${whole(n)}`,
      ask: (n: number) => `${send} ${some(n)}?`,
      text: `The drafts among them. They go to Xero as the workspace’s settings say.`,
      done: (n: number) => `${some(n)} ${one === 'invoice' ? 'sent' : 'approved'}.`,
    },
    RETRY: {
      button: (n: number) => `Retry ${whole(n)}`,
      ask: (n: number) => `Retry ${some(n)}?`,
      text: 'What failed or was skipped goes to Xero again. Nothing is created twice.',
      done: (n: number) => `${some(n)} queued again.`,
    },
    COPY: {
      button: (n: number) => `Copy ${whole(n)} to Xero`,
      ask: (n: number) => `Copy ${some(n)} to Xero?`,
      text: 'What was never sent to Xero goes there now.',
      done: (n: number) => `${some(n)} queued.`,
    },
    LEAVE_OUT: {
      button: (n: number) => `Mark ${whole(n)} as handled`,
      ask: (n: number) => `Mark ${some(n)} as handled?`,
      text: 'They stay here as skipped and ask for nothing more. Nothing is changed in Xero, and you can send them later.',
      done: (n: number) => `${some(n)} marked as handled.`,
    },
  } as const
}

/** What is said of many documents at once. */
export const bulkWords = {
  region: 'Selection',
  selected: (n: number, sum: string) => `${whole(n)} selected · ${sum}`,
  allSelected: (n: number) => `All ${whole(n)} that match`,
  selectAll: (n: number) => `Select all ${whole(n)} that match`,
  notCounted: 'They could not be counted. Try again.',
  nothing: 'Nothing to do with these.',
  clearSelection: 'Clear selection',
  progress: (done: number, all: number) => `${whole(done)} of ${whole(all)}`,
  stop: 'Stop',
  cancel: 'Cancel',
  stopped: (n: number) => `Stopped after ${whole(n)}. The others are as they were.`,
  afterAll: 'Send them after all',
  queued: (n: number) => `${count(n, 'invoice')} queued again.`,
} as const

/** What is said of what would come of it, before it is done. */
export const forecastWords = {
  title: 'What Xero would get',
  looking: 'Checking what Xero would get…',
  failed: 'What Xero would get could not be checked. You can go on all the same.',
  outcomes: {
    created: 'New in Xero',
    updated: 'Changed in Xero',
    unchanged: 'The same in Xero already',
    refused: 'Won’t reach Xero yet',
  },
  others: (n: number) => count(n, 'other cause'),
  calls: 'Calls to Xero, roughly',
  byHand: 'Your workspace sends to Xero by hand: they wait here until somebody does.',
} as const
