import type { Document } from '../graph/graphql.ts'
import { toRequest } from '../graph/request.ts'

interface Listener<Data> {
  /** The stream is open. */
  opened(): void
  /** The stream ended or never came; it is tried again after a pause. */
  dropped(): void
  heard(data: Data): void
}

const firstPause = 1000
const longestPause = 30_000

/** Keeps one subscription open, coming back after ever longer pauses, at once when the network is back. The answer ends it for good. */
export function keepListening<Data>(
  document: Document<Data, Record<string, never>>,
  listener: Listener<Data>,
): () => void {
  const address = addressOf(document)
  let failures = 0
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    source = new EventSource(address)
    source.addEventListener('open', () => {
      failures = 0
      listener.opened()
    })
    source.addEventListener('next', ({ data: text }: MessageEvent<string>) => {
      const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown }
      if (data && !errors) listener.heard(data)
      else again()
    })
    // A browser's own way back is always the same three seconds, and none at all from a refusal.
    source.addEventListener('complete', again)
    source.addEventListener('error', again)
  }

  function again(): void {
    hangUp()
    listener.dropped()
    timer = setTimeout(connect, retryPause(failures++, Math.random()))
  }

  function hangUp(): void {
    clearTimeout(timer)
    source?.close()
  }

  function comeBack(): void {
    hangUp()
    connect()
  }

  connect()
  // A stream that was open may look open for minutes after the network went.
  addEventListener('offline', again)
  addEventListener('online', comeBack)
  return () => {
    removeEventListener('offline', again)
    removeEventListener('online', comeBack)
    hangUp()
  }
}

/** The whole question stands in the address: that is how a browser opens an event stream. */
function addressOf(document: object): string {
  const asked = Object.entries(toRequest(document, {})).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return `/graphql?${new URLSearchParams(asked)}`
}

/** Doubles from one second to thirty, with a spread so that a restarted server is not met by everyone at once. */
export function retryPause(failures: number, chance: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** failures)
  return Math.round(pause * (0.75 + chance / 2))
}
