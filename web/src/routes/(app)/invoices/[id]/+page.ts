import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { InvoiceQuery } from '$lib/invoice/detail/invoice.graphql.ts'
import { invoicePageWords } from '$lib/words/invoice-page.ts'
import type { PageLoad } from './$types'

/** The link that each invoice carries in Xero names it by its bare id; everything else by its global one. */
function toGlobalId(id: string): string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? btoa(`Invoice:${id}`) : id
}

export const load: PageLoad = async ({ fetch, params }) => {
  const { invoice } = await ask(fetch, InvoiceQuery, { id: toGlobalId(params.id) })
  if (!invoice) error(404, invoicePageWords.notFound)
  return { invoice }
}
