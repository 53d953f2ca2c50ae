import { error } from '@sveltejs/kit'
import type { TadaDocumentNode } from 'gql.tada'
import { breakdown, graphClient } from './client.ts'

/** Reads for a page's `load`: the answer, or the error page with its request id. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: typeof globalThis.fetch,
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await graphClient(fetch).query(document, variables).toPromise()
  if (answer.data && !answer.error) return answer.data
  if (!answer.error) error(502, 'Tieout’s server gave no answer.')
  const { status, ...body } = breakdown(answer.error)
  error(status, body)
}
