import type { TadaDocumentNode } from 'gql.tada'
import { graphClient } from '../graph/client.ts'

interface Listener<Data> {
  /** The stream is open. */
  opened(): void
  /** The stream ended or never came; it is tried again after `retryIn` milliseconds. */
  dropped(retryIn: number): void
  heard(data: Data): void
}

const firstPause = 1000
const longestPause = 30_000

/** Keeps one subscription open, coming back after ever longer pauses. The answer ends it for good. */
export function keepListening<Data>(document: TadaDocumentNode<Data, Record<string, never>>, listener: Listener<Data>): () => void {
  let failures = 0
  let ended = false
  let hangUp = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    let down = false
    const client = graphClient(async (input, init) => {
      const answer = await fetch(input, init)
      if (answer.ok && answer.headers.get('content-type')?.startsWith('text/event-stream')) opened()
      return answer
    })
    const { unsubscribe } = client.subscription(document, {}).subscribe(({ data, error, hasNext }) => {
      if (data) listener.heard(data)
      if ((error || !hasNext) && !down) {
        down = true
        again()
      }
    })
    hangUp = unsubscribe
  }

  function opened(): void {
    failures = 0
    listener.opened()
  }

  function again(): void {
    hangUp()
    if (ended) return
    const pause = retryPause(failures++, Math.random())
    listener.dropped(pause)
    timer = setTimeout(connect, pause)
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
