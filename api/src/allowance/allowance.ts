import type { Pool } from 'pg'
import type { Clock } from '../engine/clock.ts'
import { forgetAllowances, spendPoints } from './allowance.store.ts'
import { pour, type Policy, type Standing } from './bucket.ts'

const hourMs = 3_600_000

/** What somebody may spend in an hour. */
export interface Allowance {
  policy: Policy
  /** Spends points, or none of them where they do not fit. */
  spend(subject: string, points: number): Promise<Standing>
}

/**
 * One truth for all nodes, in PostgreSQL. What one node is asked for at the same moment is spent in one statement; what one
 * subject asks for at the same moment fits as a whole or waits as a whole.
 */
export function makeSharedAllowance({ pool, clock }: { pool: Pool; clock: Clock }, policy: Policy): Allowance {
  let asked = new Map<string, number>()
  let answered: Promise<Map<string, Standing>> | undefined
  return {
    policy,
    spend: async (subject, points) => {
      asked.set(subject, (asked.get(subject) ?? 0) + points)
      answered ??= Promise.resolve().then(() => {
        const together = asked
        asked = new Map()
        answered = undefined
        return spendPoints(pool, policy, together, new Date(clock.now()))
      })
      const standing = (await answered).get(subject)
      if (!standing) throw new Error('An allowance was spent, and nobody says how it stands.')
      return standing
    },
  }
}

/** More people than this on one node at once: those who asked least lately begin anew. */
const mostKept = 10_000

/** Counted by this node alone, and for no statement: for people, who have our pages. */
export function makeLocalAllowance(clock: Clock, policy: Policy): Allowance {
  const buckets = new Map<string, { spent: number; at: number }>()
  return {
    policy,
    spend: async (subject, points) => {
      const now = clock.now()
      const standing = pour(policy, buckets.get(subject) ?? { spent: 0, at: now }, now, points)
      buckets.delete(subject)
      buckets.set(subject, { spent: standing.spent, at: now })
      const [oldest] = buckets.keys()
      if (oldest !== undefined && buckets.size > mostKept) buckets.delete(oldest)
      return standing
    },
  }
}

/** Forgets who has everything again. */
export function forgetFull({ pool, clock }: { pool: Pool; clock: Clock }): Promise<void> {
  return forgetAllowances(pool, new Date(clock.now() - hourMs))
}
