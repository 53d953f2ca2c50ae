import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Books } from '../engine/books.ts'
import { planPush } from '../engine/plan-push.ts'
import type { Reason } from '../engine/reason.ts'
import { InvalidInput, NotConnected } from '../problem/problem.ts'
import { readBooks } from '../sync/read-books.ts'
import { readPushDocuments } from '../sync/read-documents.ts'
import { forecastCalls } from '../sync/show-budget.ts'
import { toPushDocument } from '../sync/push-document.ts'
import type { Viewer } from '../workspace/session.ts'
import { countCompany, findUntried } from './backfill.store.ts'
import { checkScope, type ScopeInput } from './scope.ts'

/** What a backfill would do, before anybody starts it. */
export interface BackfillPreview {
  invoices: number
  willGo: number
  /** Payments recorded here that go along. */
  payments: number
  /** Why the others would not; most first. */
  willNotGo: NotGoing[]
  calls: number
  /** Milliseconds, roughly. */
  lasts: number
}

export interface NotGoing {
  reason: Reason
  count: number
}

/** Loaded and planned at once. */
const atOnce = 500

/** Every document planned as the drain would plan it, from what is cached: no call is spent. */
export async function previewBackfill(
  { prisma, clock, ledger, webUrl }: Dependencies,
  { workspaceId }: Viewer,
  input: ScopeInput,
): Promise<BackfillPreview | NotConnected | InvalidInput> {
  const scope = checkScope(input)
  if (scope instanceof InvalidInput) return scope
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const books = await readBooks(prisma, organisationId)
  const ids = await findUntried(prisma, { workspaceId, organisationId }, scope)
  const going: string[] = []
  const notGoing = new Map<string, NotGoing>()
  for (let from = 0; from < ids.length; from += atOnce)
    for (const { document: row, foreseen } of await readPushDocuments(
      prisma,
      organisationId,
      ids.slice(from, from + atOnce),
    )) {
      const reason = whyNot(toPushDocument(row, webUrl), books) ?? foreseen?.problems[0]
      if (!reason) going.push(row.id)
      else notGoing.set(causeOf(reason), { reason, count: (notGoing.get(causeOf(reason))?.count ?? 0) + 1 })
    }
  const { payments, clients } = await countCompany(prisma, organisationId, going)
  const batches = Math.ceil(going.length / ledger.batchSize)
  // New contacts are made batch by batch, all of a batch's in one call.
  const calls = batches + Math.min(batches, clients) + Math.ceil(payments / ledger.batchSize)
  return {
    invoices: ids.length,
    willGo: going.length,
    payments,
    willNotGo: [...notGoing.values()].sort((a, b) => b.count - a.count),
    calls,
    lasts: await forecastCalls(prisma, organisationId, { calls, now: clock.now() }),
  }
}

function whyNot(document: Parameters<typeof planPush>[0], books: Books): Reason | undefined {
  const plan = planPush(document, books, undefined)
  if ('draft' in plan) return undefined
  return plan.outcome === 'refuse' ? plan.reasons[0] : plan.reason
}

/** What one fix mends is one cause: the line and the wording do not matter, the rate that is not mapped does. */
function causeOf(reason: Reason): string {
  const rate = 'taxRateId' in reason ? reason.taxRateId : undefined
  return [reason.code, rate ?? ('rate' in reason ? reason.rate : '')].join(' ')
}
