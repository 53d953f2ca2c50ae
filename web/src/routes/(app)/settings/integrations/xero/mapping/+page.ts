import { ask } from '$lib/graph/ask.ts'
import { MappingQuery } from '$lib/mapping/mapping.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => ({
  welcome: url.searchParams.has('welcome'),
  mapping: await ask(fetch, MappingQuery, {}),
})
