import type { Command } from './commands.ts'

/** Something is in Xero already. */
const pushed: Command[] = [
  { do: 'approve', kind: 'Invoice', price: 10_000, client: 0 },
  { do: 'approve', kind: 'Invoice', price: 12_345, client: 1 },
  { do: 'work', crash: null, during: null, beside: false },
]

/** What was sent, and paid, while nothing was connected is on its way by a backfill. */
const backfilling: Command[] = [
  { do: 'disconnect' },
  { do: 'approve', kind: 'Invoice', price: 10_000, client: 0 },
  { do: 'approve', kind: 'Invoice', price: 12_345, client: 1 },
  { do: 'pay', invoice: 0, percent: 50 },
  { do: 'reconnect' },
  { do: 'backfill', turn: 'start' },
]

/** A credit note is used on an invoice, and of what was bought, both are there. */
const traded: Command[] = [
  { do: 'approve', kind: 'Invoice', price: 10_000, client: 0 },
  { do: 'approve', kind: 'CreditNote', price: 4_321, client: 0 },
  { do: 'approve', kind: 'Bill', price: 12_345, client: 1 },
  { do: 'approve', kind: 'Expense', price: 999, client: 1 },
  { do: 'credit', note: 0, invoice: 0, percent: 50 },
  { do: 'work', crash: null, during: null, beside: false },
]

/** How a history begins, the likelier the oftener. */
export const beginnings: Command[][] = [[], [], pushed, traded, traded, backfilling]
