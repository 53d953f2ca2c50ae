import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { CollectionQuery } from '$lib/record/collection.graphql.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const { collection } = await ask(fetch, CollectionQuery, { id: params.collection })
  if (!collection) error(404, recordWords.noCollection)
  return { collection }
}
