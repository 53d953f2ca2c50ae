import { AuditLogQuery } from '$lib/audit/audit.graphql.ts'
import { filterFrom } from '$lib/audit/filter.ts'
import { ask } from '$lib/graph/ask.ts'
import { allow } from '$lib/shell/allow.ts'
import { auditWords } from '$lib/words/audit.ts'
import type { PageLoad } from './$types'

const perPage = 50

export const load: PageLoad = async (event) => {
  await allow(event, 'administer', auditWords.notAllowed)
  const filter = filterFrom(event.url.searchParams)
  const { auditLog } = await ask(event.fetch, AuditLogQuery, { first: perPage, filter })
  return { log: auditLog, filter }
}
