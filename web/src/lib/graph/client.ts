import { breakdownWords } from '../words/breakdown.ts'
import { idOf, print, type Trusted } from './document.ts'
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

interface GraphError {
  message: string
  extensions?: { requestId?: unknown }
}
interface Answer<Data> {
  data?: Data | null
  errors?: GraphError[]
}

/** Asks one query with urql. Nothing is cached: a page is read again when something changed, so that every number on it agrees. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: Fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return (await urql()).run('query', fetch, document, variables)
}

/** Sends one mutation with urql. */
export async function change<Data, Variables extends Record<string, unknown>>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return (await urql()).run('mutation', fetch, document, variables)
}

/**
 * Reads what the first page shows, without urql: on the server through kit's `fetch`, whose answer stands in the page, and
 * from there in the browser. So urql is loaded with the first question after it.
 */
export async function askFirst<Data, Variables extends Record<string, unknown>>(
  fetch: Fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const body = JSON.stringify(toRequest(document, variables))
  const response = await fetch('/graphql', { method: 'POST', headers, body }).catch(silence)
  const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Data>
  if (data && !errors) return data
  throw toBreakdown(response, errors?.[0])
}

/** What is sent: in a build the operation's id, without a text; while developing as it was written. */
export function toRequest(document: object, variables: object): object {
  // A build holds no text: what prints one is left out of it.
  return !import.meta.env.DEV || 'sha256Hash' in document
    ? { documentId: idOf(document as Trusted), variables }
    : { query: print(document), variables }
}

export const headers = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
}

function urql() {
  return import('./urql.ts').catch(silence)
}

function silence(): never {
  throw new Breakdown(breakdownWords.silence, 503)
}

export function toBreakdown(response: Response | undefined, told: GraphError | undefined): Breakdown {
  const named = told?.extensions?.requestId
  const requestId = typeof named === 'string' ? named : (response?.headers.get('x-request-id') ?? undefined)
  return new Breakdown(told?.message ?? breakdownWords.silence, statusOf(response), requestId)
}

/** 404 here is an operation the server does not know yet or any more, not a page that is missing. */
function statusOf(response: Response | undefined): number {
  if (!response) return 503
  return response.ok || response.status === 404 ? 500 : response.status
}
