import { ask } from '$lib/graph/ask.ts'
import { PlacesQuery } from '$lib/workspace/places.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { viewer } = await ask(fetch, PlacesQuery, {})
  return { places: viewer?.workspaces ?? [] }
}
