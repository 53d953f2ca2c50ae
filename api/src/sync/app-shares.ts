import { createHash } from 'node:crypto'
import type { Budget } from '../engine/budget.ts'
import { minuteAsOf, minuteUsed } from '../engine/budget-minute.ts'

/** Xero's limit for all organisations of an app together. */
const appLimits = { perMinute: 10_000, concurrent: 2_000 }
/** Into how many rows it is divided: one row can only be locked by one call at a time, of all nodes. */
const shares = 8

/** The shares of the app's limit, in the order in which they are locked. Together they are never more than the limit. */
export const appScopes: readonly string[] = Array.from({ length: shares }, (_, share) => `app:${share}`)

/**
 * The one row in which versions before the shares hold the app's whole limit. While one of them runs, calls are booked there too,
 * so that neither is granted what the other took.
 */
export const wholeScope = 'app'
/** A version that has not touched its row for so long does not run any more: whoever has a connection asks Xero more often. */
export const wholeKeptMs = 60 * 60_000

/** What each share allows. */
export const shareLimits = {
  perMinute: Math.floor(appLimits.perMinute / shares),
  concurrent: Math.floor(appLimits.concurrent / shares),
}

/** The share a call is taken from and given back to: its id decides, so that nothing has to be remembered of it. */
export function appScopeOf(callId: string): string {
  const [first = 0] = createHash('sha256').update(callId).digest()
  return `app:${first % shares}`
}

/** What the ledger says is left of the app's minute, as a share's part of it. */
export function shareOf(appMinuteLeft: number | undefined): number | undefined {
  return appMinuteLeft === undefined ? undefined : Math.floor(appMinuteLeft / shares)
}

/** Calls left of the app's minute, counting a share nobody asked yet as whole; undefined before the first call. */
export function appMinuteLeft(states: readonly Budget[], now: number): number | undefined {
  if (states.length === 0) return undefined
  const used = states.reduce((sum, state) => sum + minuteUsed(minuteAsOf(state, now)), 0)
  return appLimits.perMinute - used
}
