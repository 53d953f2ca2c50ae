import { breakdownWords } from '../words/breakdown.ts'
import { print, type Trusted } from './document.ts'
import type { Document } from './graphql.ts'

/** What went wrong that is not a `Problem`: no network, no API, a bug. `requestId` finds it in the server's log. */
export class Breakdown extends Error {
  readonly status: number
  readonly requestId: string | undefined

  constructor(message: string, status: number, requestId?: string) {
    super(message)
    this.status = status
    this.requestId = requestId
  }
}

type Fetch = typeof globalThis.fetch

interface Answer<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { requestId?: unknown } }[]
}

/**
 * Sends one query or mutation: through kit's own `fetch` while a page loads, the browser's afterwards. Nothing is cached:
 * a page is read by its `load`, and again when something changed, so that every number on it agrees.
 */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: Fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    },
    body: JSON.stringify(toRequest(document, variables)),
  }).catch(() => {
    throw new Breakdown(breakdownWords.silence, 503)
  })
  const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Data>
  if (data && !errors) return data
  throw toBreakdown(response, errors?.[0])
}

/** What is sent: in a build the operation's id, without a text; while developing as it was written. */
export function toRequest(document: object, variables: object): object {
  if (!('sha256Hash' in document)) return { query: print(document), variables }
  const { sha256Hash } = document as Trusted
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }
}

function toBreakdown(response: Response, told: NonNullable<Answer<unknown>['errors']>[number] | undefined): Breakdown {
  const named = told?.extensions?.requestId
  const requestId = typeof named === 'string' ? named : (response.headers.get('x-request-id') ?? undefined)
  // 404 here is an operation the server does not know yet or any more, not a page that is missing.
  const status = response.ok || response.status === 404 ? 500 : response.status
  return new Breakdown(told?.message ?? breakdownWords.silence, status, requestId)
}
