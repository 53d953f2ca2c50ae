import { AuditLogQuery } from '$lib/audit/audit.graphql.ts'
import { filterFrom } from '$lib/audit/filter.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

const perPage = 50

export const load: PageLoad = async ({ fetch, url }) => {
  const after = url.searchParams.get('after')
  const before = url.searchParams.get('before')
  const filter = filterFrom(url.searchParams)
  const page = before ? { last: perPage, before } : { first: perPage, after }
  const { auditLog } = await ask(fetch, AuditLogQuery, { ...page, filter })
  return { log: auditLog, filter }
}
