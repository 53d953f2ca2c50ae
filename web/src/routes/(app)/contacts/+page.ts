import { ContactListQuery } from '$lib/contact/contacts.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const query = url.searchParams
  const state = {
    search: query.get('q') ?? '',
    role: (['CUSTOMER', 'SUPPLIER'] as const).find((role) => role === query.get('role')),
    linked: query.get('linked') ?? '',
    archived: query.get('archived') === '1',
  }
  const filter = {
    ...{ search: state.search || null, role: state.role ?? null, includeArchived: state.archived },
    linked: state.linked === '' ? null : state.linked === 'yes',
  }
  const contacts = await ask(fetch, ContactListQuery, { ...filter, first: 50 })
  return { contacts, state, filter }
}
