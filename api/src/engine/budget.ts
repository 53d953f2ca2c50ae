import type { CallReport, LedgerFailure } from './ledger.ts'

/**
 * One limit's ledger of calls: an organisation's (five in flight, sixty a minute, so many a day) or the whole app's.
 * Xero's windows are fixed but begin at a moment it does not tell; `windowStart` is the latest moment the current one
 * can have begun, so that waiting for `windowStart + 60 s` is always late enough. Every answer's headers correct it.
 */
export interface Budget {
  minuteLimit: number
  concurrentLimit: number
  windowStart: number | undefined
  /** Calls that may count in the current window. */
  used: number
  dayLeft: number | undefined
  dayLimit: number | undefined
  /** When the day's number may be believed no longer. */
  dayResetsAt: number | undefined
  parkedUntil: number | undefined
  parkedFor: 'concurrent' | 'minute' | 'day' | 'app' | undefined
  inFlight: { id: string; until: number }[]
}

/** Why a call must wait, and until when; `slot` waits for another call to end. */
export type Wait = { until: number; for: 'minute' | 'day' | 'app' | 'concurrent' | 'slot' }
export type Reservation = { ok: true; budget: Budget } | { ok: false; budget: Budget; wait: Wait }

const minute = 60_000
const day = 24 * 60 * minute
/** Share of the day's calls kept for people who are waiting. */
const dailyReserve = 0.05
/** A slot whose holder died frees itself after this long: longer than any call may take. */
const slotLifeMs = 90_000
/** How long a refusal that names no time keeps us away. */
const concurrentPauseMs = 1_000

export function freshBudget(limits: { perMinute: number; concurrent: number }): Budget {
  return {
    minuteLimit: limits.perMinute,
    concurrentLimit: limits.concurrent,
    windowStart: undefined,
    used: 0,
    dayLeft: undefined,
    dayLimit: undefined,
    dayResetsAt: undefined,
    parkedUntil: undefined,
    parkedFor: undefined,
    inFlight: [],
  }
}

/** Takes one call out of the budget, or says until when to wait. `isInteractive`: a person is waiting. */
export function reserve(budget: Budget, now: number, call: { id: string; isInteractive: boolean }): Reservation {
  const current = asOf(budget, now)
  if (current.parkedUntil !== undefined)
    return { ok: false, budget: current, wait: { until: current.parkedUntil, for: current.parkedFor ?? 'minute' } }
  if (current.inFlight.length >= current.concurrentLimit)
    return { ok: false, budget: current, wait: { until: firstFree(current), for: 'slot' } }
  if (current.windowStart !== undefined && current.used >= current.minuteLimit)
    return { ok: false, budget: current, wait: { until: current.windowStart + minute, for: 'minute' } }
  if (!hasDay(current, call.isInteractive))
    return { ok: false, budget: current, wait: { until: current.dayResetsAt ?? nextMidnight(now), for: 'day' } }
  return {
    ok: true,
    budget: {
      ...current,
      windowStart: current.windowStart ?? now,
      used: current.used + 1,
      dayLeft: current.dayLeft === undefined ? undefined : current.dayLeft - 1,
      inFlight: [...current.inFlight, { id: call.id, until: now + slotLifeMs }],
    },
  }
}

/** Gives the slot back and believes what the answer said of the limits. */
export function settle(
  budget: Budget,
  now: number,
  call: { id: string; limits: { windowLeft: number | undefined; dayLeft: number | undefined } },
): Budget {
  const released = { ...budget, inFlight: budget.inFlight.filter((slot) => slot.id !== call.id) }
  return believeDay(believeMinute(released, now, call.limits.windowLeft), now, call.limits.dayLeft)
}

/** A 429: nothing of this kind goes out before its time. */
export function park(budget: Budget, now: number, refusal: Extract<LedgerFailure, { kind: 'rateLimited' }>): Budget {
  const until = now + Math.max(refusal.retryAfterMs ?? defaultPause(refusal.limit, now), 1)
  const parked = { ...budget, parkedUntil: until, parkedFor: refusal.limit }
  if (refusal.limit === 'day') return { ...parked, dayLeft: 0, dayResetsAt: until }
  if (refusal.limit === 'concurrent') return parked
  return { ...parked, used: budget.minuteLimit, windowStart: until - minute }
}

/** What the answer of a call says of each limit. */
export function windowLeft(report: CallReport, scope: 'organisation' | 'app'): number | undefined {
  return scope === 'app' ? report.limits.appMinuteLeft : report.limits.minuteLeft
}

/** The budget with windows and parkings that are over left behind. */
export function asOf(budget: Budget, now: number): Budget {
  const inFlight = budget.inFlight.filter((slot) => slot.until > now)
  const parked = budget.parkedUntil !== undefined && budget.parkedUntil > now
  const base: Budget = { ...budget, inFlight, ...(parked ? {} : { parkedUntil: undefined, parkedFor: undefined }) }
  const dayOver = base.dayResetsAt !== undefined && now >= base.dayResetsAt
  const today = dayOver ? { ...base, dayLeft: undefined, dayResetsAt: undefined } : base
  if (today.windowStart === undefined || now < today.windowStart + minute) return today
  const windows = Math.floor((now - today.windowStart) / minute)
  // Calls still in flight may be counted in the new window.
  return { ...today, windowStart: today.windowStart + windows * minute, used: inFlight.length }
}

/**
 * `left` counts this call. If fewer calls stand against the window than we have had answered in it, the window began
 * anew without our knowing: from now on it is this one.
 */
function believeMinute(budget: Budget, now: number, left: number | undefined): Budget {
  if (left === undefined) return budget
  const countedThere = Math.max(0, budget.minuteLimit - left)
  const answered = budget.used - budget.inFlight.length
  if (countedThere >= answered) return { ...budget, used: Math.max(budget.used, countedThere) }
  return { ...budget, used: countedThere + budget.inFlight.length, windowStart: earlierPhase(budget.windowStart, now) }
}

/** Windows are fixed: a bound found later only ever moves the phase to an earlier moment. */
function earlierPhase(windowStart: number | undefined, now: number): number {
  if (windowStart === undefined || now < windowStart) return now
  return now - windowStart < minute ? now : windowStart + Math.floor((now - windowStart) / minute) * minute
}

function believeDay(budget: Budget, now: number, left: number | undefined): Budget {
  if (left === undefined) return budget
  // Answers arrive out of order; only calls in flight may not be counted yet.
  const dayLeft = budget.dayLeft === undefined ? left : Math.min(left, budget.dayLeft + budget.inFlight.length + 1)
  const dayLimit = Math.max(budget.dayLimit ?? 0, left + 1)
  return { ...budget, dayLeft, dayLimit, dayResetsAt: budget.dayResetsAt ?? nextMidnight(now) }
}

function hasDay(budget: Budget, isInteractive: boolean): boolean {
  if (budget.dayLeft === undefined) return true
  const kept = isInteractive ? 0 : Math.ceil((budget.dayLimit ?? 0) * dailyReserve)
  return budget.dayLeft > kept
}

function firstFree(budget: Budget): number {
  return Math.min(...budget.inFlight.map((slot) => slot.until))
}

function defaultPause(limit: 'concurrent' | 'minute' | 'day' | 'app', now: number): number {
  if (limit === 'concurrent') return concurrentPauseMs
  return limit === 'day' ? nextMidnight(now) - now : minute
}

function nextMidnight(now: number): number {
  return (Math.floor(now / day) + 1) * day
}
