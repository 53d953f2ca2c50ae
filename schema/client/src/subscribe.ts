import { createParser } from 'eventsource-parser'
import { toFailure, TieoutError, type GraphqlError } from './failure.ts'
import { post, type Link } from './link.ts'
import { pauseAfter } from './retry.ts'

export interface SubscribeOptions<Data> {
  /** Ends it. */
  signal?: AbortSignal
  /** Where what was missed is not kept any more (after days), or no event was heard before: it is asked for, and comes first. */
  catchUp?: () => Promise<Data[]>
  /** The line is open; `again` where it was down before. */
  onOpen?: (again: boolean) => void
  /** A line this long without a sign of life is taken for dead; the server gives one every 12 seconds. */
  silenceMs?: number
}

interface Question {
  text: string
  variables: object
  /** How far was listened: what came after it comes first. */
  cursor?: string | undefined
}

interface Message {
  data: unknown
  cursor: string | undefined
}

/** The answer to a cursor whose news are not kept any more. */
const gone = 410

const longestSilenceMs = 45_000

/** Listens for good: a line that ends or breaks is opened again after a pause, until the signal or a refusal ends it. */
export async function* listen<Data>(
  link: Link,
  question: Question,
  options: SubscribeOptions<Data>,
): AsyncGenerator<Data, void, undefined> {
  const { signal, catchUp, onOpen } = options
  let cursor: string | undefined
  for (let failures = 0, opened = 0; !signal?.aborted;) {
    const isResumed = cursor !== undefined
    const line = openLine(link, { ...question, cursor }, options)
    try {
      await line.open
      failures = 0
      onOpen?.(opened > 0)
      if (opened++ > 0 && !isResumed) for (const missed of (await catchUp?.()) ?? []) yield missed
      for await (const message of line.messages()) {
        cursor = message.cursor ?? cursor
        yield message.data as Data
      }
    } catch (cause) {
      if (signal?.aborted) return
      if (isResumed && cause instanceof TieoutError && cause.status === gone) {
        cursor = undefined
        continue
      }
      if (cause instanceof TieoutError && isFinal(cause)) throw cause
    } finally {
      line.close()
    }
    // Left by `signal` while waiting: then it is over, too.
    await link.wait(pauseAfter(failures++, Math.random()), signal).catch(() => undefined)
  }
}

function isFinal({ status }: TieoutError): boolean {
  return status >= 400 && status < 500 && status !== 429
}

interface Line {
  open: Promise<void>
  messages(): AsyncGenerator<Message, void, undefined>
  close(): void
}

type Ends = Pick<SubscribeOptions<unknown>, 'signal' | 'silenceMs'>

function openLine(link: Link, question: Question, { signal, silenceMs = longestSilenceMs }: Ends): Line {
  const hangUp = new AbortController()
  const leave = () => hangUp.abort(signal?.reason)
  if (signal?.aborted) leave()
  signal?.addEventListener('abort', leave, { once: true })
  let alarm: ReturnType<typeof setTimeout> | undefined
  const hear = () => {
    clearTimeout(alarm)
    alarm = setTimeout(() => hangUp.abort(new Error('The line was silent for too long.')), silenceMs)
  }
  const answered = connect()
  // Whoever waits for `open` is told; nobody else has to be.
  answered.catch(() => undefined)

  async function connect(): Promise<ReadableStream<Uint8Array>> {
    hear()
    const headers: Record<string, string> = question.cursor === undefined ? {} : { 'last-event-id': question.cursor }
    const response = await post(link, { ...question, headers }, { accept: 'text/event-stream', signal: hangUp.signal })
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (response.ok && isStream && response.body) return response.body
    const { errors } = (await response.json().catch(() => ({}))) as { errors?: GraphqlError[] }
    throw toFailure(response, errors)
  }

  async function* messages(): AsyncGenerator<Message, void, undefined> {
    const reader = (await answered).getReader()
    const decoder = new TextDecoder()
    const heard: { event: string | undefined; data: string; id: string | undefined }[] = []
    const parser = createParser({ onEvent: ({ event, data, id }) => heard.push({ event, data, id }) })
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      hear()
      parser.feed(decoder.decode(value, { stream: true }))
      for (const { event, data, id } of heard.splice(0)) {
        if (event === 'complete') return
        if (event === 'next') yield { data: readMessage(data), cursor: id }
      }
    }
  }

  function close(): void {
    clearTimeout(alarm)
    signal?.removeEventListener('abort', leave)
    hangUp.abort()
  }

  return { open: answered.then(() => undefined), messages, close }
}

function readMessage(text: string): unknown {
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: GraphqlError[] }
  if (data && !errors) return data
  const [first] = errors ?? []
  const code = first?.extensions?.code
  const status = code === 'UNAUTHENTICATED' ? 401 : code === 'FORBIDDEN' ? 403 : 0
  throw new TieoutError(first?.message ?? 'An event came without data.', { status, code, errors: errors ?? [] })
}
