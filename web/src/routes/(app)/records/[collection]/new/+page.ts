import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { CollectionQuery } from '$lib/record/collection.graphql.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const [{ collection }, choices] = await Promise.all([
    ask(fetch, CollectionQuery, { id: params.collection }),
    ask(fetch, ChoicesQuery, {}),
  ])
  if (!collection) error(404, recordWords.noCollection)
  return { collection, choices }
}
