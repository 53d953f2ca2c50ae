import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery, EditedQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { invoicePageWords } from '$lib/words/invoice-page.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const { fetch, params } = event
  const [choices, { invoice }] = await Promise.all([
    ask(fetch, ChoicesQuery, {}),
    ask(fetch, EditedQuery, { id: params.id }),
    allow(event, 'send', notShownWords.cannotWrite),
  ])
  if (!invoice) error(404, invoicePageWords.notFound)
  return { choices, invoice }
}
