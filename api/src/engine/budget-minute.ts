/**
 * The minute. Xero's windows are fixed and begin at a moment it does not tell, so none is assumed: a call counts from
 * the moment it is reserved until a minute after its answer. Whenever the ledger counted it in between, every call of
 * any sixty seconds there is still held here when the last of them is reserved; so holding no more than the limit keeps
 * every window, fixed or rolling. The price is the calls' own duration, a tenth of the minute at most: slower calls
 * are held back by the five in flight before they are by this.
 */
export interface MinuteBudget {
  minuteLimit: number
  /** Calls that ended and may still stand in the ledger's window, by the moment from which they cannot. */
  spent: { freeAt: number; calls: number }[]
  /** How many calls ever ended: tells which of them overlapped. */
  ended: number
  inFlight: Slot[]
}

/** One call under way. `until`: its holder must be dead by then. */
export interface Slot {
  id: string
  until: number
  /** `ended` when it was reserved. */
  endedBefore: number
  /** The lowest number of the day heard before it was reserved. */
  dayLowest: number | undefined
}

const minute = 60_000
/** Moments are kept in coarse steps, so that the app's ten thousand calls a minute fit a short list. */
const step = 250
/** Share of each minute's calls kept for people who are waiting. */
const peopleShare = 1 / 30
/** Nodes' clocks may differ by this much. */
const skew = 250

/** Calls that may stand against the limit. */
export function minuteUsed(budget: MinuteBudget): number {
  return budget.spent.reduce((sum, { calls }) => sum + calls, budget.inFlight.length)
}

/** A slot whose holder died counts as a call that ended at the last moment it can have. */
export function minuteAsOf<B extends MinuteBudget>(budget: B, now: number): B {
  const dead = budget.inFlight.filter((slot) => slot.until <= now)
  const ended = dead.reduce((sum, slot) => freedAfter(sum, slot, slot.until), budget)
  return { ...ended, spent: ended.spent.filter(({ freeAt }) => freeAt > now) }
}

/** The call is over, and still counts for a minute. */
export function freedAfter<B extends MinuteBudget>(budget: B, slot: Slot, endedAt: number): B {
  const inFlight = budget.inFlight.filter((other) => other !== slot)
  return { ...budget, inFlight, ended: budget.ended + 1, spent: spend(budget.spent, endedAt, 1) }
}

/**
 * `left` counts its own call. If the ledger counts more than is held here, somebody else called, or we forgot: those
 * count as well. If it counts fewer, nothing is concluded: a new window may have begun, or the header is pinned.
 */
export function believeMinute<B extends MinuteBudget>(budget: B, now: number, left: number | undefined): B {
  if (left === undefined) return budget
  const unknown = budget.minuteLimit - left - minuteUsed(budget)
  return unknown > 0 ? { ...budget, spent: spend(budget.spent, now, unknown) } : budget
}

/** Calls of a minute that nobody waits for: a thirtieth is kept for people. */
export function backgroundLimit({ minuteLimit }: Pick<MinuteBudget, 'minuteLimit'>): number {
  return minuteLimit - Math.floor(minuteLimit * peopleShare)
}

/** Whether one more call must wait for the minute, and until when; `until` undefined: for one under way to end. */
export function minuteWait(
  budget: MinuteBudget,
  isInteractive: boolean,
): { for: 'minute' | 'minuteReserve'; until: number | undefined } | undefined {
  const used = minuteUsed(budget)
  if (used >= budget.minuteLimit) return { for: 'minute', until: roomAt(budget, budget.minuteLimit) }
  const limit = backgroundLimit(budget)
  return isInteractive || used < limit ? undefined : { for: 'minuteReserve', until: roomAt(budget, limit) }
}

/** When fewer calls than this stand; undefined where only the end of one under way can make room. */
function roomAt(budget: MinuteBudget, limit: number): number | undefined {
  let over = minuteUsed(budget) - limit + 1
  for (const { freeAt, calls } of budget.spent.toSorted((a, b) => a.freeAt - b.freeAt)) {
    over -= calls
    if (over <= 0) return freeAt
  }
  return undefined
}

function spend(spent: MinuteBudget['spent'], at: number, calls: number): MinuteBudget['spent'] {
  const freeAt = Math.ceil((at + minute + skew) / step) * step
  const same = spent.find((one) => one.freeAt === freeAt)
  if (!same) return [...spent, { freeAt, calls }]
  return spent.map((one) => (one === same ? { freeAt, calls: one.calls + calls } : one))
}
