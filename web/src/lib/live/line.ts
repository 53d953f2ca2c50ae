import { onEnd, pipe, subscribe } from 'wonka'
import { clientOver, toRequest } from '../graph/client.ts'
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

  // A subscription says nothing until something happens: that it is open, its answer's head says.
  async function fetchAndTell(...given: Parameters<typeof fetch>): Promise<Response> {
    const response = await fetch(...given)
    if (response.ok && !ended) {
      failures = 0
      listener.opened()
    }
    return response
  }
  const client = clientOver(fetchAndTell)

  function connect(): void {
    let over = false
    const end = () => {
      if (!over) again()
      over = true
    }
    const { unsubscribe } = pipe(
      client.executeSubscription(toRequest<Data>(document, {}).request),
      onEnd(end),
      subscribe(({ data, error, hasNext }) => {
        if (data) listener.heard(data)
        if (error || !hasNext) end()
      }),
    )
    hangUp = unsubscribe
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
  }
}

/** Doubles from one second to thirty, with a spread so that a restarted server is not met by everyone at once. */
export function retryPause(failures: number, chance: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** failures)
  return Math.round(pause * (0.75 + chance / 2))
}
