import { AuditLogQuery } from '$lib/audit/audit.graphql.ts'
import { filterFrom } from '$lib/audit/filter.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

const perPage = 50

export const load: PageLoad = async ({ fetch, url }) => {
  const filter = filterFrom(url.searchParams)
  const { auditLog } = await ask(fetch, AuditLogQuery, { first: perPage, filter })
  return { log: auditLog, filter }
}
