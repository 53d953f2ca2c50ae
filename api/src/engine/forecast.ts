import { reserveShare } from './budget-day.ts'
import { backgroundLimit, minuteUsed } from './budget-minute.ts'
import type { Budget } from './budget.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** A ledger that answers in a second, five calls at once. */
const callsPerSecond = 5
const usual = backgroundLimit({ minuteLimit: 60 })

/**
 * Roughly how long so many calls take that nobody waits for: what the minute allows at once and then minute by minute,
 * today's calls, both without what is kept for people, and the days after. `budget` is as of `now`; none was heard of: the
 * minute alone is counted.
 */
export function forecast(calls: number, budget: Budget | undefined, now: number): number {
  if (calls === 0) return 0
  if (!budget || budget.dayLimit === undefined) return forMinutes(calls, usual, usual)
  const perMinute = backgroundLimit(budget)
  const kept = Math.ceil(budget.dayLimit * reserveShare)
  const perDay = Math.max(1, budget.dayLimit - kept)
  const today = Math.max(0, (budget.dayLeft ?? budget.dayLimit) - kept)
  if (calls <= today) return forMinutes(calls, Math.max(0, perMinute - minuteUsed(budget)), perMinute)
  const later = calls - today
  const wholeDays = Math.ceil(later / perDay) - 1
  const untilTomorrow = Math.max(0, (budget.dayResetsAt ?? now + day) - now)
  return untilTomorrow + wholeDays * day + forMinutes(later - wholeDays * perDay, perMinute, perMinute)
}

function forMinutes(calls: number, atOnce: number, perMinute: number): number {
  const waits = Math.ceil(Math.max(0, calls - atOnce) / perMinute)
  const inLast = calls <= atOnce ? calls : calls - atOnce - (waits - 1) * perMinute
  return waits * minute + Math.ceil(inLast / callsPerSecond) * 1_000
}
