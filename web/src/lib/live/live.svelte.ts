import { createContext } from 'svelte'
import { ConnectionChanged, InvoiceChanged } from './live.graphql.ts'
import { Gatherer } from './gatherer.ts'
import { readAgain } from '../graph/read-again.ts'

/** How long a row that just changed stays marked. */
const settledAfter = 8000
const pollEvery = 10_000
/** A burst of events is one reading. */
const readAfter = 300
const announceEvery = 5000

/** A document as an event speaks of it. */
export interface Changed {
  id: string
  number: string
  state: string
}

/** What changes elsewhere, as it happens: pages read themselves again, rows that changed are marked for a while. */
export class Live {
  /** `live` while both lines are open; `paused` while we ask every ten seconds instead. */
  state = $state<'connecting' | 'live' | 'paused'>('connecting')
  changed = $state.raw<ReadonlyMap<string, Changed>>(new Map())
  /** What the live region says: at most once in five seconds, several changes as one sentence. */
  announced = $state.raw<Changed[]>([])
  #open = 0
  #wasDown = false
  #poll: ReturnType<typeof setInterval> | undefined
  readonly #reading = new Gatherer<true>(readAfter, () => void readAgain())
  readonly #news = new Gatherer<Changed>(announceEvery, (changes) => (this.announced = changes))

  /** Listens until the answer is called. */
  start(): () => void {
    const connection = { heard: () => this.#reading.add(true) }
    const invoice = { heard: ({ invoiceChanged }: { invoiceChanged: DocumentEvent }) => this.mark(invoiceChanged) }
    let stops: (() => void)[] = []
    let stopped = false
    // The page is readable before it is live: the streams' script comes after the first paint.
    void import('./line.ts').then(({ keepListening }) => {
      if (stopped) return
      stops = [
        keepListening(InvoiceChanged, { ...this.#line(), ...invoice }),
        keepListening(ConnectionChanged, { ...this.#line(), ...connection }),
      ]
    })
    return () => {
      stopped = true
      for (const stop of stops) stop()
      clearInterval(this.#poll)
      this.#reading.stop()
      this.#news.stop()
    }
  }

  #line() {
    let open = false
    return {
      opened: () => {
        if (!open) this.#open += 1
        open = true
        if (this.#open === 2) this.#up()
      },
      dropped: () => {
        if (open) this.#open -= 1
        open = false
        this.#down()
      },
    }
  }

  #up(): void {
    this.state = 'live'
    clearInterval(this.#poll)
    // What happened while nobody listened.
    if (this.#wasDown) this.#reading.add(true)
    this.#wasDown = false
  }

  #down(): void {
    this.#wasDown = true
    if (this.state === 'paused') return
    this.state = 'paused'
    this.#poll = setInterval(() => void readAgain(), pollEvery)
  }

  /** Marks what an event speaks of, says it aloud, and reads the page again. */
  mark({ id, number, sync }: DocumentEvent): void {
    const change = { id, number, state: sync.state }
    this.changed = new Map(this.changed).set(id, change)
    setTimeout(() => (this.changed = new Map([...this.changed].filter(([, one]) => one !== change))), settledAfter)
    this.#reading.add(true)
    this.#news.add(change)
  }
}

/** What an event says of a document. */
export interface DocumentEvent {
  id: string
  number: string
  sync: { state: string }
}

export const [useLive, provideLive] = createContext<Live>()
