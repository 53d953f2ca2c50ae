import { ask } from '$lib/graph/ask.ts'
import { ClientListQuery } from '$lib/client/clients.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const [after, before] = [url.searchParams.get('after'), url.searchParams.get('before')]
  const search = url.searchParams.get('q')
  const page = before ? { last: 50, before } : { first: 50, after }
  const { clients } = await ask(fetch, ClientListQuery, { ...page, search })
  return { clients, search: search ?? '' }
}
