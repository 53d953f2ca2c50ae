import { ask } from '$lib/graph/ask.ts'
import { DefaultsQuery, OverviewQuery } from '$lib/overview/overview.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const overview = await ask(fetch, OverviewQuery, {})
  const unset = overview.connection?.status === 'CONNECTED' && overview.connection.missingSetup.length > 0
  return { overview, defaults: unset ? await ask(fetch, DefaultsQuery, {}) : undefined }
}
