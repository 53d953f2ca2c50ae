import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../engine/clock.ts'

/** A clock that all nodes of one database share, whatever their machines say. */
export interface SharedClock extends Clock {
  /**
   * Looks at the shared time now, and then again and again until the answer is called. Resolves after the first look,
   * also when it failed: until one works, the machine's own time holds.
   */
  follow(options: FollowOptions): Promise<() => Promise<void>>
}

export interface FollowOptions {
  /** Asks for the shared time, in milliseconds since the epoch. */
  ask(): Promise<number>
  /** Told when the machine's own time is found to be off by this many milliseconds. */
  onDifference(ms: number): void
}

const lookEveryMs = 60_000
const againAfterMs = 1_000
/** Less than this is nobody's business: the budget allows nodes to differ by it. */
const worthTellingMs = 250

/**
 * Leases, budgets and keys compare the times of several nodes, so one time must hold for all: the database's. Between two
 * looks the monotonic clock counts on, which nobody sets: a machine whose clock is wrong, or is moved, changes nothing.
 */
export function makeSharedClock(): SharedClock {
  let offset = Date.now() - performance.now()

  async function look({ ask, onDifference }: FollowOptions): Promise<void> {
    const before = performance.now()
    const shared = await ask()
    const after = performance.now()
    const found = shared - (before + after) / 2
    // The answer took so long on its way: within that, what is known already is as good.
    if (Math.abs(found - offset) <= (after - before) / 2) return
    offset = found
    const difference = Math.round(Date.now() - (after + offset))
    if (Math.abs(difference) > worthTellingMs) onDifference(difference)
  }

  return {
    now: () => Math.round(performance.now() + offset),
    sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
    follow: async (options) => {
      let next: NodeJS.Timeout | undefined
      let isOver = false
      let looking = tryToLook()
      async function tryToLook(): Promise<void> {
        const again = await look(options).then(
          () => lookEveryMs,
          () => againAfterMs,
        )
        if (!isOver) next = setTimeout(() => void (looking = tryToLook()), again).unref()
      }
      await looking
      return async () => {
        isOver = true
        clearTimeout(next)
        await looking
      }
    },
  }
}
