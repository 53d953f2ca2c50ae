import { Client, fetchExchange, type CombinedError } from '@urql/core'

/** The one way to the API. Nothing is cached: a page is read by its `load`, and read again when something changed. */
export function graphClient(fetch: typeof globalThis.fetch): Client {
  return new Client({ url: '/graphql', fetch, exchanges: [fetchExchange], fetchSubscriptions: true, preferGetMethod: false })
}

/** What went wrong that is not a `Problem`: no network, no API, a bug. `requestId` finds it in the server's log. */
export interface Breakdown {
  status: number
  message: string
  requestId?: string
}

/** Puts a failed operation into words for a person. */
export function breakdown(error: CombinedError): Breakdown {
  const response = error.response as Response | undefined
  const extension = error.graphQLErrors[0]?.extensions.requestId
  const requestId = typeof extension === 'string' ? extension : (response?.headers.get('x-request-id') ?? undefined)
  const status = response && response.status >= 400 ? response.status : 502
  return { status, message: error.graphQLErrors[0]?.message ?? error.message, ...(requestId ? { requestId } : {}) }
}
