import { createContext } from 'svelte'
import type { ResultOf } from '../graph/graphql.ts'
import { readAgain } from '../graph/read-again.ts'
import { Gatherer } from './gatherer.ts'
import { WorkspaceChanged } from './live.graphql.ts'

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

type Change = ResultOf<typeof WorkspaceChanged>['workspaceChanged'][number]

/** What changes elsewhere, as it happens: pages read themselves again, rows that changed are marked for a while. */
export class Live {
  /** `live` while the line is open; `paused` while we ask every ten seconds instead. */
  state = $state<'connecting' | 'live' | 'paused'>('connecting')
  changed = $state.raw<ReadonlyMap<string, Changed>>(new Map())
  /** What the live region says: at most once in five seconds, several changes as one sentence. */
  announced = $state.raw<Changed[]>([])
  #wasDown = false
  #poll: ReturnType<typeof setInterval> | undefined
  readonly #reading = new Gatherer<true>(readAfter, () => void readAgain())
  readonly #news = new Gatherer<Changed>(
    announceEvery,
    (changes) => (this.announced = [...new Map(changes.map((one) => [one.id, one])).values()]),
  )

  /** Listens until the answer is called. One line carries everything. */
  start(): () => void {
    let stop = () => {}
    let stopped = false
    // The page is readable before it is live: the line's script comes after the first paint.
    void import('./line.ts').then(({ keepListening }) => {
      if (stopped) return
      stop = keepListening(WorkspaceChanged, {
        opened: () => this.#up(),
        dropped: () => this.#down(),
        heard: ({ workspaceChanged }) => this.#hear(workspaceChanged),
      })
    })
    return () => {
      stopped = true
      stop()
      clearInterval(this.#poll)
      this.#reading.stop()
      this.#news.stop()
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

  /** Marks the documents of a burst, says them aloud, and reads the page again. */
  #hear(changes: readonly Change[]): void {
    const documents = changes.flatMap(({ id, number, state }) => (id && number && state ? [{ id, number, state }] : []))
    this.#reading.add(true)
    if (documents.length === 0) return
    this.changed = new Map([...this.changed, ...documents.map((one): [string, Changed] => [one.id, one])])
    for (const one of documents) this.#news.add(one)
    const old = new Set<Changed>(documents)
    setTimeout(() => (this.changed = new Map([...this.changed].filter(([, one]) => !old.has(one)))), settledAfter)
  }
}

export const [useLive, provideLive] = createContext<Live>()
