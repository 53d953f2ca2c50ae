import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { RecordQuery } from '$lib/record/record.graphql.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const { record } = await ask(fetch, RecordQuery, { id: params.id })
  if (record?.collection.id !== params.collection) error(404, recordWords.noRecord)
  return { record }
}
