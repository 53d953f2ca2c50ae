import { ask } from '$lib/graph/ask.ts'
import { ClientListQuery } from '$lib/client/clients.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const search = url.searchParams.get('q')
  const { clients } = await ask(fetch, ClientListQuery, { first: 50, search })
  return { clients, search: search ?? '' }
}
