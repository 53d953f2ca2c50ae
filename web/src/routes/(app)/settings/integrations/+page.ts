import { ask } from '$lib/graph/ask.ts'
import { IntegrationsQuery } from '$lib/connection/integrations.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { integrations } = await ask(fetch, IntegrationsQuery, {})
  return { xero: integrations.find(({ provider }) => provider === 'XERO') }
}
