import { ask } from '$lib/graph/ask.ts'
import { ReconciliationQuery, ReconciliationsQuery, type Finding } from '$lib/reconciliation/reconciliation.graphql.ts'
import { classTexts } from '$lib/words/reconciliation.ts'
import type { PageLoad } from './$types'

/** The list first; then the one asked for, else the last that has a verdict. */
export const load: PageLoad = async ({ fetch, url }) => {
  const { reconciliations, reconciliationEstimate, connection } = await ask(fetch, ReconciliationsQuery, {})
  const runs = reconciliations.nodes
  const asked = url.searchParams.get('class') ?? ''
  const chosen = asked in classTexts ? (asked as Finding['class']) : undefined
  const id = url.searchParams.get('run') ?? runs.find(({ state }) => state === 'DONE')?.id
  const only = chosen ? null : ('TO_DO' as const)
  const read = id ? await ask(fetch, ReconciliationQuery, { id, class: chosen ?? null, only }) : undefined
  const isOpen = (state: string) => ['WAITING', 'READING', 'COMPARING'].includes(state)
  return {
    ...{ runs, chosen, only, estimate: reconciliationEstimate, connection },
    underWay: runs.find(({ state }) => isOpen(state)),
    reconciliation: read?.reconciliation?.state === 'DONE' ? read.reconciliation : undefined,
  }
}
