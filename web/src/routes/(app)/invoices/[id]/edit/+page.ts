import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery, EditedQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { invoicePageWords } from '$lib/words/invoice-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const [choices, { invoice }] = await Promise.all([
    ask(fetch, ChoicesQuery, {}),
    ask(fetch, EditedQuery, { id: params.id }),
  ])
  if (!invoice) error(404, invoicePageWords.notFound)
  return { choices, invoice }
}
