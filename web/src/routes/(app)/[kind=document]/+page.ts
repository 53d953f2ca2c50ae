import { statuses } from '$lib/document/kind.ts'
import { ask } from '$lib/graph/ask.ts'
import { listVariables, readState } from '$lib/invoice/list-state.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { kind } = await parent()
  const state = readState(url.searchParams, kind.face.path, statuses)
  return { state, answer: await ask(fetch, kind.list, listVariables(state)) }
}
