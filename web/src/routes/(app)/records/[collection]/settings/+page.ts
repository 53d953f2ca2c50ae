import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { CollectionQuery } from '$lib/record/collection.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { collectionWords, recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  await allow(event, 'administer', collectionWords.notAllowed)
  const { collection } = await ask(event.fetch, CollectionQuery, { id: event.params.collection })
  if (!collection) error(404, recordWords.noCollection)
  return { collection }
}
