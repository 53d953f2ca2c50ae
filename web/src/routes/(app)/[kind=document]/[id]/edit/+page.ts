import { error } from '@sveltejs/kit'
import { sourceOf } from '$lib/document/desk.ts'
import { PurchaseChoicesQuery } from '$lib/document/editor.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const { fetch, params, parent } = event
  const { kind } = await parent()
  const [choices, purchase, { document }] = await Promise.all([
    ask(fetch, ChoicesQuery, {}),
    kind.desk.purchase ? ask(fetch, PurchaseChoicesQuery, {}) : undefined,
    ask(fetch, kind.edited, { id: params.id }),
    allow(event, 'send', notShownWords.cannotWrite),
  ])
  if (!document) error(404, kind.words.notFound)
  return { choices, purchase, source: sourceOf(document) }
}
