import type { MinuteBudget, Slot } from './budget-minute.ts'

/**
 * The day. How many calls it has depends on the app's plan, and when it turns on the organisation; both are read from
 * the answers, never assumed.
 */
export interface DayBudget {
  /** Calls nobody has reserved yet; never more than the ledger has. */
  dayLeft: number | undefined
  /** The most ever seen left: the limit, or less until a day was seen turning. */
  dayLimit: number | undefined
  /** The lowest number heard since the day turned. */
  dayLowest: number | undefined
  /** The day the ledger last told of is over by then. */
  dayResetsAt: number | undefined
  /** When the number was last heard, or asked for. */
  dayHeardAt: number | undefined
  /** `ended` when the day was last seen to turn: calls reserved before may still tell of the day before. */
  dayTurnedAt: number
}

export const untoldDay: DayBudget = {
  dayLeft: undefined,
  dayLimit: undefined,
  dayLowest: undefined,
  dayResetsAt: undefined,
  dayHeardAt: undefined,
  dayTurnedAt: 0,
}

const hour = 60 * 60_000
const day = 24 * hour
/** Share of the day's calls kept for people who are waiting. */
export const reserveShare = 0.05
/** The last calls above the reserve go out one an hour: their answers tell when the day has turned. */
const looks = 24

/** After the day's end a whole new one is there, but for calls under way. */
export function dayAsOf<B extends DayBudget & MinuteBudget>(budget: B, now: number): B {
  if (budget.dayResetsAt === undefined || now < budget.dayResetsAt) return budget
  const dayLeft = budget.dayLimit === undefined ? undefined : budget.dayLimit - budget.inFlight.length
  const ended = budget.ended + 1
  return { ...budget, ended, dayLeft, dayLowest: undefined, dayResetsAt: now + day, dayTurnedAt: ended }
}

/** One call is reserved. */
export function dayTaken<B extends DayBudget>(budget: B, now: number): B {
  return budget.dayLeft === undefined ? budget : { ...budget, dayLeft: budget.dayLeft - 1, dayHeardAt: now }
}

/** Until when a call must wait for the day, or for an `answer` that will tell; undefined when it need not. */
export function dayWait(
  budget: DayBudget & MinuteBudget,
  now: number,
  isInteractive: boolean,
): number | 'answer' | undefined {
  const { dayLeft, dayLimit, dayHeardAt } = budget
  if (dayLeft === undefined) return undefined
  const kept = isInteractive ? 0 : Math.ceil((dayLimit ?? dayLeft) * reserveShare)
  if (dayLeft <= kept) return budget.dayResetsAt ?? now + day
  const lookAt = (dayHeardAt ?? now) + hour
  if (isInteractive || dayLeft > kept + looks || now >= lookAt) return undefined
  return budget.inFlight.length > 0 ? 'answer' : lookAt
}

/**
 * Answers arrive out of order, and calls that overlapped this one may or may not be in its number: all of them are
 * taken off. A number no lower than one heard before the call was sent means that the day turned in between.
 */
export function believeDay<B extends DayBudget & MinuteBudget>(
  budget: B,
  now: number,
  slot: Slot | undefined,
  left: number | undefined,
): B {
  if (left === undefined || !slot || slot.endedBefore < budget.dayTurnedAt) return budget
  const overlapping = budget.inFlight.length + budget.ended - slot.endedBefore - 1
  const hasTurned = slot.dayLowest !== undefined && left >= slot.dayLowest
  return {
    ...budget,
    dayLimit: Math.max(budget.dayLimit ?? 0, left + 1),
    dayLeft: Math.max(0, left - overlapping),
    dayLowest: hasTurned ? left : Math.min(left, budget.dayLowest ?? left),
    dayResetsAt: hasTurned ? now + day : (budget.dayResetsAt ?? now + day),
    dayHeardAt: now,
    dayTurnedAt: hasTurned ? budget.ended : budget.dayTurnedAt,
  }
}

/** The ledger said until when the day has nothing left. */
export function dayParked<B extends DayBudget>(budget: B, until: number): B {
  return { ...budget, dayLeft: 0, dayLowest: 0, dayResetsAt: until }
}
