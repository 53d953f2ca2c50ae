import { ask } from '$lib/graph/ask.ts'
import { loadEmptyList } from '$lib/invoice/load-empty-list.ts'
import { listVariables, readListState } from '$lib/invoice/list-state.ts'
import { InvoicesQuery } from '$lib/invoice/list.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const state = readListState(url.searchParams)
  const list = await ask(fetch, InvoicesQuery, listVariables(state))
  return { state, list, EmptyList: list.invoices.nodes.length ? undefined : await loadEmptyList() }
}
