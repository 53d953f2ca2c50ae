/** How often and how long Tieout tries by itself before a person is asked (rule C23). */
export const retryBudget = { tries: 8, forMs: 24 * 60 * 60 * 1000 } as const

const firstWaitMs = 2_000
const longestWaitMs = 8 * 60 * 60 * 1000

/**
 * When to try again after the `attempts`-th uncertain or unavailable answer: five times as long each time, so that
 * eight tries span about ten hours, with jitter so that many organisations do not come back in the same second.
 * `random` is in [0, 1).
 */
export function nextAttemptAt(now: number, attempts: number, random: number): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 5 ** Math.max(0, attempts - 1))
  return Math.round(now + wait * (0.75 + random * 0.5))
}

export function isSpent(attempts: number, firstAttemptAt: number, now: number): boolean {
  return attempts >= retryBudget.tries || now - firstAttemptAt >= retryBudget.forMs
}
