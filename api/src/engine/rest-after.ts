import { pauseAfter, type Wait } from './budget.ts'
import type { LedgerFailure } from './ledger-answer.ts'

/** Why a call was not made at all. */
export type NotMade =
  | { kind: 'wait'; wait: Wait }
  | { kind: 'noAccess'; because: 'expired' | 'unavailable' }
  /** A person paused all sync. */
  | { kind: 'paused' }

/** How long a token that cannot be had, or is refused right after it was made, keeps us away. */
const accessPauseMs = 10_000

/** How long a failed call keeps the whole organisation from calling; undefined where it concerns that call alone. */
export function restAfter(failure: LedgerFailure | NotMade, now: number): Wait | undefined {
  switch (failure.kind) {
    case 'wait':
      return failure.wait
    case 'rateLimited':
      return { until: now + pauseAfter(failure), for: failure.limit }
    case 'tokenExpired':
      return { until: now + accessPauseMs, for: 'minute' }
    case 'noAccess':
      return failure.because === 'unavailable' ? { until: now + accessPauseMs, for: 'minute' } : undefined
    default:
      return undefined
  }
}

/** Whether only a person can make calls possible again. */
export function isLoss(failure: LedgerFailure | NotMade): boolean {
  return failure.kind === 'needsReconnecting' || (failure.kind === 'noAccess' && failure.because === 'expired')
}
