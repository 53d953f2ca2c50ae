import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { RecordQuery } from '$lib/record/record.graphql.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const [{ record }, choices] = await Promise.all([
    ask(fetch, RecordQuery, { id: params.id }),
    ask(fetch, ChoicesQuery, {}),
  ])
  if (record?.collection.id !== params.collection) error(404, recordWords.noRecord)
  return { record, choices }
}
