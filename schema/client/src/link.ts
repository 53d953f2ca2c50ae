import { toFailure, TieoutError, type GraphqlError } from './failure.ts'
import { mayAskAgain, pauseAfter, readRetryAfter, wait } from './retry.ts'

/** Where a Tieout is, and how it is asked. */
export interface ClientOptions {
  /** The address of Tieout, such as https://tieout.example.com; `/graphql` is added where no path is given. */
  url: string
  /** An API key: `tie_live_…` or `tie_test_…`. */
  key: string
  /** How often is asked again after 429, 5xx or silence; 4 when left out. */
  retries?: number
  /** How long one try may take, in milliseconds; 30,000 when left out. */
  timeoutMs?: number
  /** Another `fetch`, for proxies and tests. */
  fetch?: typeof globalThis.fetch
  /** Another way to wait, for tests. */
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

/** `ClientOptions` with everything decided. */
export interface Link extends Required<Omit<ClientOptions, 'url'>> {
  endpoint: string
}

export function openLink({ url, ...options }: ClientOptions): Link {
  const { origin, pathname } = new URL(url)
  return {
    retries: 4,
    timeoutMs: 30_000,
    // Called through the global: a browser's own refuses to be called as a method.
    fetch: (...given) => globalThis.fetch(...given),
    wait,
    ...options,
    endpoint: pathname === '/' ? `${origin}/graphql` : `${origin}${pathname}`,
  }
}

/** One question as it goes over the wire. */
export interface Question {
  text: string
  variables: object
  headers?: Record<string, string>
  /** Asked twice, it happens once. */
  isSafe: boolean
  signal?: AbortSignal | undefined
}

interface Answer {
  data?: unknown
  errors?: GraphqlError[]
}

/** Asks until there is an answer, or until asking again would do no good. */
export async function send(link: Link, question: Question): Promise<unknown> {
  for (let failures = 0; ; failures++) {
    const outcome = await sendOnce(link, question)
    if ('data' in outcome) return outcome.data
    question.signal?.throwIfAborted()
    if (failures >= link.retries || !mayAskAgain(outcome.failure, question.isSafe)) throw outcome.failure
    await link.wait(outcome.retryAfter ?? pauseAfter(failures, Math.random()), question.signal)
  }
}

type Outcome = { data: unknown } | { failure: TieoutError; retryAfter?: number | undefined }

async function sendOnce(link: Link, question: Question): Promise<Outcome> {
  const limit = AbortSignal.timeout(link.timeoutMs)
  const signal = question.signal ? AbortSignal.any([question.signal, limit]) : limit
  try {
    const response = await post(link, question, { accept: 'application/graphql-response+json', signal })
    const { data, errors } = (await response.json().catch(() => ({}))) as Answer
    if (response.ok && data !== undefined && data !== null && !errors) return { data }
    return { failure: toFailure(response, errors), retryAfter: readRetryAfter(response.headers, Date.now()) }
  } catch (cause) {
    return { failure: new TieoutError(`No answer from ${link.endpoint}.`, { status: 0, cause }) }
  }
}

/** Sends a question as JSON. */
export function post(
  link: Link,
  { text, variables, headers }: Pick<Question, 'text' | 'variables' | 'headers'>,
  { accept, signal }: { accept: string; signal: AbortSignal },
): Promise<Response> {
  return link.fetch(link.endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${link.key}`, 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query: text, variables }),
    signal,
  })
}
