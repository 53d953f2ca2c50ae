import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { globalIdOf } from '$lib/graph/global-id.ts'
import { InvoiceQuery } from '$lib/invoice/detail/invoice.graphql.ts'
import { invoicePageWords } from '$lib/words/invoice-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const { invoice } = await ask(fetch, InvoiceQuery, { id: globalIdOf('Invoice', params.id) })
  if (!invoice) error(404, invoicePageWords.notFound)
  return { invoice }
}
