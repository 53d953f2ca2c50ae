import type { Command } from './commands.ts'

/** Something is in Xero already. */
const pushed: Command[] = [
  { do: 'send', price: 10_000, client: 0 },
  { do: 'send', price: 12_345, client: 1 },
  { do: 'work', crash: null, during: null },
]

/** What was sent, and paid, while nothing was connected is on its way by a backfill. */
const backfilling: Command[] = [
  { do: 'disconnect' },
  { do: 'send', price: 10_000, client: 0 },
  { do: 'send', price: 12_345, client: 1 },
  { do: 'pay', invoice: 0, percent: 50 },
  { do: 'reconnect' },
  { do: 'backfill', turn: 'start' },
]

/** How a history begins, the likelier the oftener. */
export const beginnings: Command[][] = [[], [], pushed, pushed, backfilling]
