import { redirect } from '@sveltejs/kit'
import { ConnectionQuery } from '$lib/connection/connection.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const result = url.searchParams.get('result')
  const around = await ask(fetch, ConnectionQuery, {})
  if (result === 'connected' && around.connection?.status === 'CONNECTED') {
    redirect(303, '/settings/integrations/xero/mapping?welcome=1')
  }
  return { result, around, keep: url.searchParams.has('keep') }
}
