import { ask } from '$lib/graph/ask.ts'
import { ReferenceDataQuery } from '$lib/reference-data/reference-data.graphql.ts'
import { readState } from '$lib/reference-data/tabs.ts'
import type { PageLoad } from './$types'

const pageSize = 50

export const load: PageLoad = async ({ fetch, url }) => {
  const state = readState(url.searchParams)
  const [after, before] = [url.searchParams.get('after'), url.searchParams.get('before')]
  const is = (tab: typeof state.tab) => state.tab === tab
  const reference = await ask(fetch, ReferenceDataQuery, {
    ...{ tax: is('tax'), accounts: is('accounts'), tracking: is('tracking'), items: is('items') },
    ...{ currencies: is('currencies'), search: state.search || null, includeArchived: state.archived },
    ...(before ? { last: pageSize, before } : { first: pageSize, after }),
  })
  return { state, reference }
}
