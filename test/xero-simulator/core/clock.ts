import { setTimeout as delay } from 'node:timers/promises'

/** Where the simulator takes time from: every lifetime, limit and retry is counted on it. */
export interface Clock {
  now(): number
  /** Resolves once that much time has passed; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
}

/** Whether a clock can be moved by hand. */
export function canAdvance(clock: Clock): clock is Clock & Pick<VirtualClock, 'advance'> {
  return 'advance' in clock
}

interface Sleeper {
  due: number
  wake: () => void
  timer?: NodeJS.Timeout
}

/** How a virtual clock starts, and whether real time also moves it. */
export interface VirtualClockOptions {
  start?: number
  ticking?: 'never' | 'with-real-time'
}

/** A clock moved by `advance`; with `ticking: 'with-real-time'` it also runs on, as a clock that can jump. */
export class VirtualClock implements Clock {
  #offset = 0
  readonly #base: () => number
  readonly #ticking: boolean
  readonly #sleepers = new Set<Sleeper>()

  constructor({ start = Date.now(), ticking = 'never' }: VirtualClockOptions = {}) {
    const origin = Date.now()
    this.#ticking = ticking === 'with-real-time'
    this.#base = this.#ticking ? () => start + Date.now() - origin : () => start
  }

  now(): number {
    return this.#base() + this.#offset
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = () => {
        clearTimeout(sleeper.timer)
        this.#sleepers.delete(sleeper)
        signal?.removeEventListener('abort', abort)
      }
      const sleeper: Sleeper = { due: this.now() + ms, wake: () => (leave(), resolve()) }
      const abort = () => (leave(), reject(signal?.reason))
      signal?.addEventListener('abort', abort)
      this.#sleepers.add(sleeper)
      this.#arm(sleeper)
    })
  }

  /** Moves time on, waking sleepers in order; `settle` runs before and after each wake, so that work under way finishes first. */
  async advance(ms: number, settle: () => Promise<void> = turn): Promise<void> {
    await settle()
    const target = this.now() + ms
    for (let next = this.#earliest(target); next; next = this.#earliest(target)) {
      this.#offset += Math.max(0, next.due - this.now())
      next.wake()
      await turn()
      await settle()
    }
    this.#offset += Math.max(0, target - this.now())
    for (const sleeper of this.#sleepers) this.#arm(sleeper)
  }

  /** Where real time moves the clock too, a sleeper also wakes by itself: never early, as a timer may be by a millisecond. */
  #arm(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer)
    if (!this.#ticking) return
    const look = () => (this.now() < sleeper.due ? this.#arm(sleeper) : sleeper.wake())
    sleeper.timer = setTimeout(look, sleeper.due - this.now())
  }

  #earliest(until: number): Sleeper | undefined {
    const due = [...this.#sleepers].filter((sleeper) => sleeper.due <= until)
    return due.sort((a, b) => a.due - b.due)[0]
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
