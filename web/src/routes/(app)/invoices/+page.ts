import { ask } from '$lib/graph/ask.ts'
import { listVariables, readListState } from '$lib/invoice/list-state.ts'
import { InvoicesQuery } from '$lib/invoice/list.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const state = readListState(url.searchParams)
  return { state, list: await ask(fetch, InvoicesQuery, listVariables(state)) }
}
