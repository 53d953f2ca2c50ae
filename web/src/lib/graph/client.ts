import { Client, fetchExchange, type OperationResult } from '@urql/core'
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

type Fetch = typeof globalThis.fetch

const clients = new WeakMap<Fetch, Client>()

/**
 * urql over this `fetch`: kit's own while a page loads, the browser's afterwards. Nothing is cached: a page is read by
 * its `load`, and again when something changed, so that every number on it agrees.
 */
export function clientOver(fetch: Fetch): Client {
  const known = clients.get(fetch)
  if (known) return known
  const client = new Client({
    url: '/graphql',
    fetch: (...given) => fetch(...given),
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetchSubscriptions: true,
    exchanges: [fetchExchange],
  })
  clients.set(fetch, client)
  return client
}

/** Sends one query or mutation. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: Fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const text = print(document)
  const client = clientOver(fetch)
  const sent = isMutation(text) ? client.mutation<Data>(text, variables) : client.query<Data>(text, variables)
  const { data, error } = await sent.toPromise()
  if (data && !error) return data
  throw toBreakdown(error)
}

function isMutation(text: string): boolean {
  return text.trimStart().startsWith('mutation')
}

function toBreakdown(error: OperationResult['error']): Breakdown {
  const response = error?.response as Response | undefined
  const [told] = error?.graphQLErrors ?? []
  const named = told?.extensions?.['requestId']
  const requestId = typeof named === 'string' ? named : (response?.headers.get('x-request-id') ?? undefined)
  const status = response && !response.ok ? response.status : 502
  return new Breakdown(told?.message ?? 'Tieout’s server did not answer.', status, requestId)
}
