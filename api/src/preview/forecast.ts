import type { Context } from '../context.ts'
import type { Reason } from '../engine/reason.ts'
import { groupByCause } from '../engine/cause.ts'
import { globalId } from '../lib/ids.ts'
import { explain } from '../problem/catalogue.ts'
import type { Problem } from '../problem/problem.ts'
import { loadPlanned, previewOf, type PreviewView } from './preview.ts'

/** What sending many at once would come to. */
export interface Forecast {
  created: number
  updated: number
  unchanged: number
  refused: number
  previews: { invoiceId: string; preview: PreviewView }[]
  causes: { problem: Problem; count: number; invoiceIds: string[] }[]
}

/** Previews many as if each were sent now: counts, and what stands in the way, one row for each cause. No call is spent. */
export async function forecast(context: Context, ids: readonly string[]): Promise<Forecast> {
  const planned = await Promise.all([...new Set(ids)].map((id) => loadPlanned(context, id)))
  const previews = planned.flatMap((one) =>
    one ? [{ invoiceId: one.document.id, preview: previewOf(one, { ifSent: true }) }] : [],
  )
  const count = (willBe: PreviewView['willBe']) => previews.filter(({ preview }) => preview.willBe === willBe).length
  const waiting = previews.flatMap(({ invoiceId, preview: { reasons } }) =>
    reasons[0] ? [{ id: invoiceId, reason: reasons[0] }] : [],
  )
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    refused: count('REFUSED'),
    previews,
    causes: groupByCause(waiting).map(({ reason, ids: invoiceIds }) => ({
      problem: tell(reason, invoiceIds),
      count: invoiceIds.length,
      invoiceIds,
    })),
  }
}

/** A fix leads to an invoice's page only where there is one invoice. */
function tell(reason: Reason, [first, ...others]: readonly string[]): Problem {
  const only = first !== undefined && others.length === 0
  return explain(reason, { timeZone: 'UTC', documentId: only ? globalId('Invoice', first) : undefined })
}
