import { PurchaseChoicesQuery } from '$lib/document/editor.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { kind } = await parent()
  const [choices, purchase] = await Promise.all([
    ask(fetch, ChoicesQuery, {}),
    kind.desk.purchase ? ask(fetch, PurchaseChoicesQuery, {}) : undefined,
  ])
  return { choices, purchase }
}
