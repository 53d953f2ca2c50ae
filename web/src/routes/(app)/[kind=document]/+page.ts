import { statuses } from '$lib/document/kind.ts'
import { ask } from '$lib/graph/ask.ts'
import { loadEmptyList } from '$lib/invoice/load-empty-list.ts'
import { listVariables, readState } from '$lib/invoice/list-state.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { kind } = await parent()
  const state = readState(url.searchParams, kind.face.path, statuses)
  const answer = await ask(fetch, kind.list, listVariables(state))
  return { state, answer, EmptyList: answer.list.nodes.length ? undefined : await loadEmptyList() }
}
