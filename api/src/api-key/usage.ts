import type { Pool } from 'pg'
import type { Clock } from '../engine/clock.ts'
import { addUsage, forgetUsage } from './usage.store.ts'

/** What a key asked in a while. */
export interface Usage {
  calls: number
  points: number
  /** Calls answered with an error, those beyond the limit aside. */
  errors: number
  /** Calls that no points were left for. */
  throttled: number
}

/** What one node counted and nobody wrote down yet. */
export interface UsageCounter {
  note(apiKeyId: string, usage: Usage): void
  /** Adds it to what is kept. What could not be written is kept for the next time. */
  flush(): Promise<void>
}

/** What one key asked, and a moment within the same quarter of an hour: midnight is at one of them in every time zone. */
export interface Counted extends Usage {
  apiKeyId: string
  at: number
}

const quarterMs = 15 * 60_000
const dayMs = 24 * 60 * 60_000
/** Days that are kept: a month, and one for whoever is ahead of the others. */
const keptDays = 32

/** Counts in memory, so that a call costs no statement; a node that dies takes what it had not written with it. */
export function makeUsageCounter({ pool, clock }: { pool: Pool; clock: Clock }): UsageCounter {
  let counted = new Map<string, Counted>()
  const add = (one: Counted) => {
    const key = `${one.at} ${one.apiKeyId}`
    const { calls = 0, points = 0, errors = 0, throttled = 0 } = counted.get(key) ?? {}
    counted.set(key, {
      ...one,
      calls: calls + one.calls,
      points: points + one.points,
      errors: errors + one.errors,
      throttled: throttled + one.throttled,
    })
  }
  return {
    note: (apiKeyId, usage) => add({ apiKeyId, at: Math.floor(clock.now() / quarterMs) * quarterMs, ...usage }),
    flush: async () => {
      if (counted.size === 0) return
      const taken = counted
      counted = new Map()
      await addUsage(pool, [...taken.values()]).catch((cause: unknown) => {
        for (const one of taken.values()) add(one)
        throw cause
      })
    },
  }
}

/** Forgets days that nobody is told of any more. */
export function forgetOldUsage({ pool, clock }: { pool: Pool; clock: Clock }): Promise<void> {
  return forgetUsage(pool, new Date(clock.now() - keptDays * dayMs))
}
