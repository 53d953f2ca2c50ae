import type { Logger } from 'pino'
import type { Notice } from './publish.ts'

/** What a subscriber of one workspace hears: ids to read again, or that the line was down, and news may have been lost. */
export type News = Notice | 'mended'

type Listener = (event: CustomEvent<News>) => void
type AnyListener = Listener | { handleEvent: Listener } | null

/**
 * The event target behind Yoga's pub/sub: topics are `news:<workspace id>`. A listener that throws (a reader too slow
 * to keep up) is logged and leaves the others untouched.
 */
export class NewsTarget {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  addEventListener(topic: string, listener: AnyListener): void {
    if (!listener) return
    const found = this.#listeners.get(topic) ?? new Set()
    found.add(asFunction(listener))
    this.#listeners.set(topic, found)
  }

  removeEventListener(topic: string, listener: AnyListener): void {
    const found = this.#listeners.get(topic)
    if (!found || !listener) return
    found.delete(asFunction(listener))
    if (found.size === 0) this.#listeners.delete(topic)
  }

  dispatchEvent(event: CustomEvent<News>): boolean {
    for (const listener of this.#listeners.get(event.type) ?? []) this.#tell(listener, event)
    return true
  }

  /** Passes a notice on to whoever listens to its workspace. */
  deliver(notice: Notice): void {
    this.#say(`news:${notice.workspaceId}`, notice)
  }

  /** Tells everybody that the line was down. */
  mend(): void {
    for (const topic of this.#listeners.keys()) this.#say(topic, 'mended')
  }

  #say(topic: string, detail: News): void {
    this.dispatchEvent(new CustomEvent(topic, { detail }))
  }

  #tell(listener: Listener, event: CustomEvent<News>): void {
    try {
      listener(event)
    } catch (cause) {
      this.#log.warn({ err: cause, topic: event.type }, 'a subscriber could not be told')
    }
  }
}

function asFunction(listener: Listener | { handleEvent: Listener }): Listener {
  return typeof listener === 'function' ? listener : listener.handleEvent
}
