import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { RecordQuery } from '$lib/record/record.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const { fetch, params } = event
  const [{ record }, choices] = await Promise.all([
    ask(fetch, RecordQuery, { id: params.id }),
    ask(fetch, ChoicesQuery, {}),
    allow(event, 'send', notShownWords.cannotWriteRecords),
  ])
  if (record?.collection.id !== params.collection) error(404, recordWords.noRecord)
  return { record, choices }
}
