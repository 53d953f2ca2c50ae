import { createClient } from 'graphql-sse'
import { print } from '../graph/document.ts'
import type { Document } from '../graph/graphql.ts'

interface Listener<Data> {
  /** The stream is open. */
  opened(): void
  /** The stream ended or never came; it is tried again after a pause. */
  dropped(): void
  heard(data: Data): void
}

const firstPause = 1000
const longestPause = 30_000

/** Keeps one subscription open, coming back after ever longer pauses. The answer ends it for good. */
export function keepListening<Data>(
  document: Document<Data, Record<string, never>>,
  listener: Listener<Data>,
): () => void {
  let failures = 0
  let ended = false
  let hangUp = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const client = createClient({
    url: '/graphql',
    retryAttempts: 0,
    on: {
      connected: () => {
        failures = 0
        listener.opened()
      },
    },
  })

  function connect(): void {
    hangUp = client.subscribe<Data>(
      { query: print(document) },
      {
        next: ({ data }) => data && listener.heard(data),
        error: again,
        complete: again,
      },
    )
  }

  function again(): void {
    if (ended) return
    listener.dropped()
    timer = setTimeout(connect, retryPause(failures++, Math.random()))
  }

  connect()
  return () => {
    ended = true
    clearTimeout(timer)
    hangUp()
    client.dispose()
  }
}

/** Doubles from one second to thirty, with a spread so that a restarted server is not met by everyone at once. */
export function retryPause(failures: number, chance: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** failures)
  return Math.round(pause * (0.75 + chance / 2))
}
