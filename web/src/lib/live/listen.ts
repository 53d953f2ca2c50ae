import type { ResultOf } from '../graph/graphql.ts'
import { readAgain } from '../graph/read-again.ts'
import { Gatherer } from './gatherer.ts'
import { keepListening } from './line.ts'
import { WorkspaceChanged } from './live.graphql.ts'
import type { Changed, Live } from './live.svelte.ts'

/** How long a row that just changed stays marked. */
const settledAfter = 8000
const pollEvery = 10_000
/** A burst of events is one reading. */
const readAfter = 300
const announceEvery = 5000

type Change = ResultOf<typeof WorkspaceChanged>['workspaceChanged'][number]

/** Keeps `live` true until the answer is called: over the line, or by asking while there is none. */
export function listen(live: Live): () => void {
  const reading = new Gatherer<true>(readAfter, () => void readAgain())
  const news = new Gatherer<Changed>(
    announceEvery,
    (changes) => (live.announced = [...new Map(changes.map((one) => [one.id, one])).values()]),
  )
  let poll: ReturnType<typeof setInterval> | undefined

  function up(): void {
    live.state = 'live'
    clearInterval(poll)
    // What happened while nobody listened: the first time, since the page was written.
    reading.add(true)
  }

  function down(): void {
    if (live.state === 'paused') return
    live.state = 'paused'
    poll = setInterval(() => void readAgain(), pollEvery)
  }

  /** Marks the documents of a burst, says them aloud, and reads the page again. */
  function hear(changes: readonly Change[]): void {
    const documents = changes.flatMap(({ id, number, state }) => (id && number && state ? [{ id, number, state }] : []))
    reading.add(true)
    if (documents.length === 0) return
    live.changed = new Map([...live.changed, ...documents.map((one): [string, Changed] => [one.id, one])])
    for (const one of documents) news.add(one)
    const old = new Set<Changed>(documents)
    setTimeout(() => (live.changed = new Map([...live.changed].filter(([, one]) => !old.has(one)))), settledAfter)
  }

  const stop = keepListening(WorkspaceChanged, {
    opened: up,
    dropped: down,
    heard: ({ workspaceChanged }) => hear(workspaceChanged),
  })
  return () => {
    stop()
    clearInterval(poll)
    reading.stop()
    news.stop()
  }
}
