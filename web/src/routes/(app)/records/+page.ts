import { ask } from '$lib/graph/ask.ts'
import { CollectionsQuery } from '$lib/record/collection.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { collections } = await ask(fetch, CollectionsQuery, {})
  return { collections: collections.nodes }
}
