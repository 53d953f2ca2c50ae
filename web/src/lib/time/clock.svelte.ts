import { createContext } from 'svelte'
import { formatAgo, formatMoment, formatSoon } from './format.ts'

/** What time it is, and where the workspace keeps its books. Ticks, so that "2 minutes ago" stays true. */
export class Clock {
  now = $state.raw(new Date())
  readonly #zone: () => string

  constructor(zone: () => string) {
    this.#zone = zone
  }

  get zone(): string {
    return this.#zone()
  }

  /** Keeps ticking until the answer is called. */
  start(): () => void {
    const timer = setInterval(() => (this.now = new Date()), 15_000)
    return () => clearInterval(timer)
  }

  ago(time: string): string {
    // What happened since the last tick did not happen in the future.
    return formatAgo(time, new Date(Math.max(this.now.getTime(), Date.now())), this.zone)
  }

  soon(time: string): string {
    return formatSoon(new Date(time), this.now, this.zone)
  }

  moment(time: string): string {
    return formatMoment(time, this.zone)
  }
}

export const [useClock, provideClock] = createContext<Clock>()
