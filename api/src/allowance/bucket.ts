/** How much a bucket holds, and how fast it drains. */
export interface Policy {
  /** The most points that may stand in it; the allowance of one hour. */
  capacity: number
  /** Points that drain away each second. */
  perSecond: number
}

/** How a bucket stands after somebody asked to pour into it. */
export interface Standing {
  isRefused: boolean
  /** Points in it now; what was refused is not among them. */
  spent: number
}

/** So many points an hour, at any pace within it. */
export function hourly(points: number): Policy {
  return { capacity: points, perSecond: points / 3_600 }
}

/** What may still be spent at once. */
export function remaining({ capacity }: Policy, { spent }: Standing): number {
  return Math.max(Math.floor(capacity - spent), 0)
}

/** Seconds until everything is there again. */
export function secondsToFull({ perSecond }: Policy, { spent }: Standing): number {
  return Math.ceil(spent / perSecond)
}

/** Seconds until so many points fit. */
export function secondsUntil({ capacity, perSecond }: Policy, { spent }: Standing, points: number): number {
  return Math.max(Math.ceil((spent + points - capacity) / perSecond), 1)
}

/** Pours points into a bucket that stood so when it was last looked at: all of them, or none. */
export function pour(policy: Policy, before: { spent: number; at: number }, now: number, points: number): Standing {
  const elapsedSeconds = Math.max(now - before.at, 0) / 1_000
  const left = Math.max(before.spent - elapsedSeconds * policy.perSecond, 0)
  const isRefused = left + points > policy.capacity
  return { isRefused, spent: isRefused ? left : left + points }
}
