import { believeDay, type DayBudget, dayAsOf, dayParked, dayTaken, dayWait, untoldDay } from './budget-day.ts'
import { believeMinute, freedAfter, type MinuteBudget, minuteAsOf, minuteUsed, minuteWait } from './budget-minute.ts'
import type { CallReport, LedgerFailure } from './ledger-answer.ts'

/**
 * One limit's ledger of calls: an organisation's (five in flight, sixty a minute, so many a day) or the whole app's.
 * Shared by every node under a lock; plain data, stored as JSON. Every answer's headers correct it.
 */
export interface Budget extends MinuteBudget, DayBudget {
  concurrentLimit: number
  parkedUntil: number | undefined
  parkedFor: Refusal['limit'] | undefined
}

/**
 * Why a call must wait, and until when; `slot` waits for another call to end. What is kept of the minute (`minuteReserve`)
 * and of the day (`dayReserve`) holds for no waiting person.
 */
export interface Wait {
  until: number
  for: 'minute' | 'minuteReserve' | 'day' | 'dayReserve' | 'app' | 'concurrent' | 'slot'
}
export type Reservation = { ok: true; budget: Budget } | { ok: false; budget: Budget; wait: Wait }
type Refusal = Extract<LedgerFailure, { kind: 'rateLimited' }>

/** A slot whose holder died frees itself after this long: longer than any call may take. */
const slotLifeMs = 90_000
/** How long a refusal that names no time keeps us away. */
const pauses = { concurrent: 1_000, minute: 60_000, app: 60_000, day: 60 * 60_000 } as const

export function freshBudget(limits: { perMinute: number; concurrent: number }): Budget {
  return {
    minuteLimit: limits.perMinute,
    concurrentLimit: limits.concurrent,
    spent: [],
    ended: 0,
    inFlight: [],
    ...untoldDay,
    parkedUntil: undefined,
    parkedFor: undefined,
  }
}

/** Takes one call out of the budget, or says until when to wait. `isInteractive`: a person is waiting. */
export function reserve(budget: Budget, now: number, call: { id: string; isInteractive: boolean }): Reservation {
  const current = asOf(budget, now)
  const wait = waitFor(current, now, call.isInteractive)
  if (wait) return { ok: false, budget: current, wait }
  const slot = { id: call.id, until: now + slotLifeMs, endedBefore: current.ended, dayLowest: current.dayLowest }
  return { ok: true, budget: { ...dayTaken(current, now), inFlight: [...current.inFlight, slot] } }
}

/** Gives the slot back and believes what the answer said of the limits. */
export function settle(
  budget: Budget,
  now: number,
  call: { id: string; limits: { windowLeft: number | undefined; dayLeft: number | undefined } },
): Budget {
  const current = asOf(budget, now)
  const slot = current.inFlight.find((candidate) => candidate.id === call.id)
  const released = slot ? freedAfter(current, slot, now) : current
  return believeDay(believeMinute(released, now, call.limits.windowLeft), now, slot, call.limits.dayLeft)
}

/** Whether only what no person waits for must wait. */
export function isForPeople(wait: Wait): boolean {
  return wait.for === 'minuteReserve' || wait.for === 'dayReserve'
}

/** A 429: nothing of any kind goes out before its time. Of two refusals the one that holds longer counts. */
export function park(budget: Budget, now: number, refusal: Refusal): Budget {
  const until = now + pauseAfter(refusal)
  const known = refusal.limit === 'day' ? dayParked(budget, until) : budget
  if (budget.parkedUntil !== undefined && budget.parkedUntil >= until) return known
  return { ...known, parkedUntil: until, parkedFor: refusal.limit }
}

/** How long a refusal keeps us away. */
export function pauseAfter({ limit, retryAfterMs = pauses[limit] }: Refusal): number {
  return Math.max(retryAfterMs, 1)
}

/** What the answer of a call says of each limit. */
export function windowLeft(report: CallReport, scope: 'organisation' | 'app'): number | undefined {
  return scope === 'app' ? report.limits.appMinuteLeft : report.limits.minuteLeft
}

/** The budget with calls, days and parkings that are over left behind. */
export function asOf(budget: Budget, now: number): Budget {
  const isParked = budget.parkedUntil !== undefined && budget.parkedUntil > now
  const base = isParked ? budget : { ...budget, parkedUntil: undefined, parkedFor: undefined }
  return dayAsOf(minuteAsOf(base, now), now)
}

/** How many more calls the minute allows, as of the budget's moment. */
export function minuteLeft(budget: Budget): number {
  return Math.max(0, budget.minuteLimit - minuteUsed(budget))
}

function waitFor(current: Budget, now: number, isInteractive: boolean): Wait | undefined {
  if (current.parkedUntil !== undefined) return { until: current.parkedUntil, for: current.parkedFor ?? 'minute' }
  if (current.inFlight.length >= current.concurrentLimit) return slotWait(current)
  const minute = minuteWait(current, isInteractive)
  if (minute) return minute.until === undefined ? slotWait(current) : { until: minute.until, for: minute.for }
  const until = dayWait(current, now, isInteractive)
  if (until === 'answer') return slotWait(current)
  return until === undefined ? undefined : { until, for: (current.dayLeft ?? 0) > 0 ? 'dayReserve' : 'day' }
}

function slotWait(budget: Budget): Wait {
  return { until: Math.min(...budget.inFlight.map((slot) => slot.until)), for: 'slot' }
}
