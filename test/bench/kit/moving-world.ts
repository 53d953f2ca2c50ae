import { startWorker } from '@tieout/api/worker'
import { setTimeout as delay } from 'node:timers/promises'
import { VirtualClock, type Clock, type SimulatorOptions } from '../../xero-simulator/simulator.ts'
import { openWorld, type World } from '../../kit/world.ts'
import type { Bench } from './bench.ts'

/**
 * A world whose time moves by itself, to the next moment anybody sleeps for, as soon as nobody works. So Xero's minutes
 * pass in milliseconds, and our own work takes no time at all: what is measured is how the calls are laid out.
 */
export interface MovingWorld extends World {
  clock: Clock
  /** Works as one worker would, until `isDone`; answers how many virtual milliseconds that took. */
  workUntil(isDone: () => Promise<boolean>): Promise<number>
  /** Lets the worker of a node work until `isDone`, woken as in service; answers how many virtual milliseconds that took. */
  serveUntil(isDone: () => Promise<boolean>): Promise<number>
}

const sweepEveryMs = 2_000
const quietLooks = 3
const lookEveryMs = 100

export async function openMovingWorld({ template }: Bench, simulator: SimulatorOptions): Promise<MovingWorld> {
  const time = new VirtualClock({ start: Date.parse('2026-11-21T09:00:00Z') })
  const dues = new Set<{ at: number }>()
  let changes = 0
  let isMoving = false
  const clock: Clock = {
    now: () => time.now(),
    sleep: async (ms, signal) => {
      // While nobody moves time, whoever looks again in a moment looks again at once.
      if (!isMoving && ms < 1_000) return void (await delay(1, undefined, { signal }))
      const due = { at: time.now() + ms }
      dues.add(due)
      changes += 1
      try {
        await time.sleep(ms, signal)
      } finally {
        dues.delete(due)
        changes += 1
      }
    },
  }
  const world = await openWorld({
    template,
    simulator: { ...simulator, clock: { ...clock, advance: (ms: number) => time.advance(ms) } as Clock },
    overrides: { clock },
  })
  const { pool } = world.dependencies

  /** Nobody asks the database and nobody falls asleep or wakes, for a few looks in a row. */
  async function untilQuiet(): Promise<void> {
    for (let quiet = 0; quiet < quietLooks;) {
      const before = changes
      await delay(2)
      const isStill = pool.idleCount === pool.totalCount && pool.waitingCount === 0 && changes === before
      quiet = isStill ? quiet + 1 : 0
    }
  }

  async function moveTime(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await untilQuiet()
      const next = Math.min(...[...dues].map(({ at }) => at))
      if (Number.isFinite(next)) await time.advance(Math.max(0, next - time.now()))
    }
  }

  /** Time moves until `work` is over. */
  async function whileMoving(work: () => Promise<void>): Promise<number> {
    const begun = clock.now()
    const over = new AbortController()
    isMoving = true
    const moving = moveTime(over.signal)
    await work()
    over.abort()
    await moving
    isMoving = false
    return clock.now() - begun
  }

  return {
    ...world,
    clock,
    workUntil: (isDone) =>
      whileMoving(async () => {
        for (;;) {
          await world.sweep()
          if (await isDone()) break
          await clock.sleep(sweepEveryMs)
        }
      }),
    serveUntil: (isDone) =>
      whileMoving(async () => {
        const worker = startWorker({
          ...world.dependencies,
          wake: (id) => world.dependencies.wakeUps.emit('woken', id),
        })
        while (!(await isDone())) await delay(lookEveryMs)
        await worker.stop()
      }),
  }
}
