import type { TieoutError } from './failure.ts'

const firstPauseMs = 500
const longestPauseMs = 30_000

/** Doubles from half a second to thirty, spread, so that a restarted server is not met by everyone at once. */
export function pauseAfter(failures: number, chance: number): number {
  return Math.round(Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.75 + chance / 2))
}

/** What `Retry-After` asks for: seconds, or a date. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim()
  if (!said) return undefined
  if (/^\d+$/.test(said)) return Number(said) * 1000
  const at = Date.parse(said)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/**
 * Whether asking again may help and can do no harm. `isSafe`: asked twice, it happens once. What was throttled did not
 * happen at all.
 */
export function mayAskAgain({ status, code }: TieoutError, isSafe: boolean): boolean {
  if (status === 429 || code === 'IDEMPOTENCY_IN_PROGRESS') return true
  return isSafe && (status === 0 || status >= 500)
}

/** Waits, or rejects as soon as the signal says so. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error)
    const giveUp = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    }, ms)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
