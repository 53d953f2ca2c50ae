import { ask } from '$lib/graph/ask.ts'
import { readSyncState, syncVariables } from '$lib/sync-work/sync-state.ts'
import { SyncQuery } from '$lib/sync-work/sync-work.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const state = readSyncState(url.searchParams)
  return { state, sync: await ask(fetch, SyncQuery, syncVariables(state)) }
}
