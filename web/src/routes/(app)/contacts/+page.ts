import { ContactListQuery } from '$lib/contact/contacts.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const query = url.searchParams
  const [after, before] = [query.get('after'), query.get('before')]
  const state = {
    search: query.get('q') ?? '',
    role: (['CUSTOMER', 'SUPPLIER'] as const).find((role) => role === query.get('role')),
    linked: query.get('linked') ?? '',
    archived: query.get('archived') === '1',
  }
  const contacts = await ask(fetch, ContactListQuery, {
    ...(before ? { last: 50, before } : { first: 50, after }),
    ...{ search: state.search || null, role: state.role ?? null, includeArchived: state.archived },
    linked: state.linked === '' ? null : state.linked === 'yes',
  })
  return { contacts, state }
}
