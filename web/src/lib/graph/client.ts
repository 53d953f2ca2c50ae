import { breakdownWords } from '../words/breakdown.ts'
import { Breakdown, type GraphError, toBreakdown } from './breakdown.ts'
import type { Document } from './graphql.ts'
import { headers, toRequest } from './request.ts'

type Fetch = typeof globalThis.fetch

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

function urql() {
  return import('./urql.ts').catch(silence)
}

function silence(): never {
  throw new Breakdown(breakdownWords.silence, 503)
}
