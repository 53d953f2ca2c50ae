import { print } from './document.ts'
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

interface Answer<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { requestId?: unknown } }[]
}

/** Sends one query or mutation. Nothing is cached: a page is read by its `load`, and again when something changed. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: typeof globalThis.fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await reach(fetch, document, variables)
  const requestId = response.headers.get('x-request-id') ?? undefined
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>
  if (answer.data && !answer.errors) return answer.data
  const told = answer.errors?.[0]
  const named = told?.extensions?.requestId
  const status = response.ok ? 502 : response.status
  throw new Breakdown(told?.message ?? noAnswer, status, typeof named === 'string' ? named : requestId)
}

const noAnswer = 'Tieout’s server did not answer.'

async function reach(fetch: typeof globalThis.fetch, document: object, variables: object): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query: print(document), variables }),
    })
  } catch {
    throw new Breakdown(noAnswer, 502)
  }
}
