import { digest } from '../core/ids.ts'
import type { Store } from '../store/store.ts'

/** A fixed window of calls. */
export interface Window {
  id: string
  lengthMs: number
  limit: number
  /** Where the window begins, so that each organisation's turns at its own moment. */
  phaseMs: number
}

/** A window that turns at a moment of its own for each `id`. */
export function fixedWindow(id: string, { lengthMs, limit }: Pick<Window, 'lengthMs' | 'limit'>): Window {
  const phaseMs = Number.parseInt(digest(id).slice(0, 8), 16) % lengthMs
  return { id, lengthMs, limit, phaseMs }
}

/** How many calls are left in the window that `now` is in. */
export function remaining(store: Store, window: Window, now: number): number {
  const counter = store.counters.get(window.id)
  const used = counter?.window === indexOf(window, now) ? counter.count : 0
  return Math.max(0, window.limit - used)
}

/** Counts one call. */
export function count(store: Store, window: Window, now: number): void {
  const index = indexOf(window, now)
  const counter = store.counters.get(window.id)
  store.counters.put({ id: window.id, window: index, count: counter?.window === index ? counter.count + 1 : 1 })
}

/** Whole seconds until the window turns. */
export function secondsLeft(window: Window, now: number): number {
  const into = (now + window.phaseMs) % window.lengthMs
  return Math.max(1, Math.ceil((window.lengthMs - into) / 1000))
}

function indexOf(window: Window, now: number): number {
  return Math.floor((now + window.phaseMs) / window.lengthMs)
}
