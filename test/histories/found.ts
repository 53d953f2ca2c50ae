import type { History } from './commands.ts'

/** The smallest histories that once broke a promise: each is lived again in every test run. */
export const found: History[] = [
  // A backfill whose last document waited for another try looked like work to the sweeper, every two seconds.
  {
    unknowns: {},
    commands: [
      { do: 'disconnect' },
      { do: 'approve', kind: 'Invoice', price: 10_000, client: 0 },
      { do: 'approve', kind: 'Invoice', price: 12_345, client: 1 },
      { do: 'pay', invoice: 0, percent: 50 },
      { do: 'reconnect' },
      { do: 'backfill', turn: 'start' },
      { do: 'fault', kind: 'drop-after-commit', on: 'invoices', times: 1, afterCalls: 0 },
      { do: 'push', document: 0 },
      { do: 'work', crash: null, during: null, beside: false },
      { do: 'approve', kind: 'Invoice', price: 1, client: 0 },
      { do: 'send-many', count: 2, price: 1, client: 0 },
      { do: 'credit', note: 0, invoice: 0, percent: 10 },
    ],
  },
  // A process died with a 429 in its hands: the next one asks once, hears it again, and waits.
  {
    unknowns: {},
    commands: [
      { do: 'approve', kind: 'CreditNote', price: 1, client: 0 },
      { do: 'fault', kind: 'rate-limit-day', on: 'creditNotes', times: 1, afterCalls: 0 },
      { do: 'work', crash: { what: 'writeDocuments', nth: 1, when: 'after' }, during: null, beside: false },
    ],
  },
  // Edited here and in Xero between two drains: a person decides, and nobody is overwritten.
  {
    unknowns: {},
    commands: [
      { do: 'approve', kind: 'Invoice', price: 10_000, client: 0 },
      { do: 'work', crash: null, during: null, beside: false },
      { do: 'edit', document: 0, price: 1 },
      { do: 'xero', what: 'edit', invoice: 0 },
      { do: 'pass', seconds: 2 },
    ],
  },
  // Paid in Xero in full before an edit of ours got there: what the edit added stays due.
  {
    unknowns: {},
    commands: [
      { do: 'approve', kind: 'Invoice', price: 1, client: 0 },
      { do: 'work', crash: null, during: null, beside: false },
      { do: 'edit', document: 0, price: 4 },
      { do: 'pass', seconds: 2 },
      { do: 'xero', what: 'pay', invoice: 0 },
    ],
  },
]
