import { Client, createRequest, fetchExchange } from '@urql/core'
import type { DocumentInput, GraphQLRequest, OperationResult } from '@urql/core'
import { kindOf, print, type Trusted } from './document.ts'
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
  const client = clientOver(fetch)
  const { kind, request } = toRequest<Data>(document, variables)
  const answer = kind === 'mutation' ? client.executeMutation(request) : client.executeQuery(request)
  const { data, error } = await answer.toPromise()
  if (data && !error) return data
  throw toBreakdown(error)
}

/** As urql takes it: in a build by its id, without a text; while developing as it was written. */
export function toRequest<Data>(
  document: object,
  variables: object,
): { kind: Trusted['kind'] | undefined; request: GraphQLRequest<Data> } {
  if (!('sha256Hash' in document)) return { kind: kindOf(document), request: createRequest(print(document), variables) }
  const { kind, sha256Hash } = document as Trusted
  const source = { body: '', name: kind, locationOffset: { line: 1, column: 1 } }
  const definitions = [{ kind: 'OperationDefinition', operation: kind }]
  const known = { kind: 'Document', definitions, documentId: sha256Hash, loc: { start: 0, end: 0, source } }
  const extensions = { persistedQuery: { version: 1, sha256Hash } } as const
  return { kind, request: createRequest(known as unknown as DocumentInput, variables, extensions) }
}

function toBreakdown(error: OperationResult['error']): Breakdown {
  const response = error?.response as Response | undefined
  const [told] = error?.graphQLErrors ?? []
  const named = told?.extensions?.['requestId']
  const requestId = typeof named === 'string' ? named : (response?.headers.get('x-request-id') ?? undefined)
  // 404 here is an operation the server does not know yet or any more, not a page that is missing.
  const status = response && !response.ok && response.status !== 404 ? response.status : 502
  return new Breakdown(told?.message ?? 'Tieout’s server did not answer.', status, requestId)
}
