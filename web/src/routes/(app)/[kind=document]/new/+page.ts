import { PurchaseChoicesQuery } from '$lib/document/editor.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const { fetch, parent } = event
  const { kind } = await parent()
  const [choices, purchase] = await Promise.all([
    ask(fetch, ChoicesQuery, {}),
    kind.desk.purchase ? ask(fetch, PurchaseChoicesQuery, {}) : undefined,
    allow(event, 'send', notShownWords.cannotWrite),
  ])
  return { choices, purchase }
}
