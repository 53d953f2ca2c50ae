import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { CollectionQuery } from '$lib/record/collection.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const { fetch, params } = event
  const [{ collection }, choices] = await Promise.all([
    ask(fetch, CollectionQuery, { id: params.collection }),
    ask(fetch, ChoicesQuery, {}),
    allow(event, 'send', notShownWords.cannotWriteRecords),
  ])
  if (!collection) error(404, recordWords.noCollection)
  return { collection, choices }
}
