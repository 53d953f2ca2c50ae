import { error } from '@sveltejs/kit'
import { ClientPanelQuery } from '$lib/contact/contacts.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import { clientWords } from '$lib/words/client.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const { node, invoices } = await ask(fetch, ClientPanelQuery, { id: params.id })
  if (node?.__typename !== 'Client') error(404, clientWords.notFound)
  return { client: node, invoices }
}
