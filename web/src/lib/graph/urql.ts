import { Client, fetchExchange, type DocumentInput } from '@urql/core'
import { toBreakdown } from './breakdown.ts'
import { idOf, print, type Trusted } from './document.ts'
import type { Document } from './graphql.ts'
import { headers } from './request.ts'

type Fetch = typeof globalThis.fetch

/** Runs one operation: what it answered, or throws a `Breakdown`. */
export async function run<Data, Variables extends Record<string, unknown>>(
  kind: 'query' | 'mutation',
  fetch: Fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, error } = await makeClient(fetch)[kind](toOperation<Data, Variables>(document), variables)
  if (data && !error) return data
  throw toBreakdown(error?.response as Response | undefined, error?.graphQLErrors[0])
}

/**
 * A client for one question. A common one gives who asks again the answer that is under way, and that one may have been
 * read before the change the second is about.
 */
function makeClient(fetch: Fetch): Client {
  return new Client({
    url: '/graphql',
    exchanges: [fetchExchange],
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetch,
    fetchOptions: { headers },
  })
}

/** The operation as urql knows it: in a build a document that has only its id, while developing the text. */
function toOperation<Data, Variables extends Record<string, unknown>>(
  document: object,
): DocumentInput<Data, Variables> {
  if (!('sha256Hash' in document)) return print(document)
  return { kind: 'Document', definitions: [], documentId: idOf(document as Trusted) } as never
}
