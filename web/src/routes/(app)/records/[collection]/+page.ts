import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { RecordsQuery } from '$lib/record/records.graphql.ts'
import { recordWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, url }) => {
  const search = url.searchParams.get('q')
  const archived = url.searchParams.has('archived')
  const found = await ask(fetch, RecordsQuery, { first: 50, collectionId: params.collection, search, archived })
  if (!found.collection) error(404, recordWords.noCollection)
  return { collection: found.collection, records: found.records, search: search ?? '', archived }
}
