import { createHash } from 'node:crypto'
import { type Context, viewerOf } from '../context.ts'
import { findLink } from '../connection/find-link.ts'
import { groupByCause } from '../engine/cause.ts'
import type { Reason } from '../engine/reason.ts'
import type { Money } from '../lib/money.graphql.ts'
import { loadPlanned, type Planned, type PreviewView, previewOf } from '../preview/preview.ts'
import { forecastCalls } from '../sync/show-budget.ts'
import type { BulkAction } from './eligible.ts'
import { findEligible, type Which } from './find-eligible.ts'

/** As many are planned for one answer. */
const MOST_AT_ONCE = 500

/** What doing something to many would come to at the ledger. */
export interface BulkForecast {
  outcomes: Record<PreviewView['willBe'], Group>
  causes: (Group & { cause: string; reason: Reason })[]
  /** False where documents wait here until somebody sends them by hand. */
  goesByItself: boolean
  /** With those of the answers before. */
  calls: number
  /** Milliseconds, roughly. */
  lasts: number
  next: string | undefined
}

/** So many documents, and their amounts by currency. */
export interface Group {
  count: number
  totals: Money[]
}

interface Foreseen extends Planned {
  preview: PreviewView
}

/**
 * Plans the next five hundred that an action is for, as the drain would plan them, from what is cached: no call is spent, and
 * the number of statements does not grow with theirs.
 */
export async function forecastBulk(
  context: Context,
  action: BulkAction,
  { callsBefore, ...which }: Which & { callsBefore: number },
): Promise<BulkForecast> {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const link = await findLink(prisma, workspaceId)
  const organisationId = link?.target.organisationId
  const { pushTrigger } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const { ids, next } = await findEligible(prisma, organisationId, action, { ...which, most: MOST_AT_ONCE })
  const planned = await Promise.all(ids.map((id) => loadPlanned(context, id)))
  const foreseen = planned.flatMap((one) => (one ? [{ ...one, preview: previewOf(one, { ifSent: true }) }] : []))
  const goesByItself = action !== 'SEND' || pushTrigger !== 'MANUAL'
  const calls = callsBefore + (goesByItself ? await countCalls(context, foreseen) : 0)
  const now = context.dependencies.clock.now()
  return {
    outcomes: {
      CREATED: group(thatWillBe('CREATED', foreseen)),
      UPDATED: group(thatWillBe('UPDATED', foreseen)),
      UNCHANGED: group(thatWillBe('UNCHANGED', foreseen)),
      REFUSED: group(thatWillBe('REFUSED', foreseen)),
    },
    causes: toCauses(foreseen),
    goesByItself,
    calls,
    lasts: organisationId === undefined ? 0 : await forecastCalls(prisma, organisationId, { calls, now }),
    next,
  }
}

function thatWillBe(outcome: PreviewView['willBe'], foreseen: readonly Foreseen[]): Foreseen[] {
  return foreseen.filter(({ preview }) => preview.willBe === outcome)
}

function group(some: readonly Planned[]): Group {
  const totals = new Map<string, bigint>()
  for (const { document } of some) totals.set(document.currency, (totals.get(document.currency) ?? 0n) + document.total)
  return { count: some.length, totals: [...totals].map(([currency, amount]) => ({ currency, amount })) }
}

function toCauses(foreseen: readonly Foreseen[]): BulkForecast['causes'] {
  const byId = new Map(foreseen.map((one) => [one.document.id, one]))
  const waiting = thatWillBe('REFUSED', foreseen).flatMap(({ document, preview: { reasons } }) =>
    reasons[0] ? [{ id: document.id, reason: reasons[0] }] : [],
  )
  return groupByCause(waiting).map(({ key, reason, ids }) => ({
    cause: createHash('sha256').update(key).digest('base64url').slice(0, 16),
    reason,
    ...group(ids.flatMap((id) => byId.get(id) ?? [])),
  }))
}

/** Batches, the contacts that are made for them, all of a batch's in one call, and the payments that go along. */
async function countCalls({ dependencies }: Context, foreseen: readonly Foreseen[]): Promise<number> {
  const { prisma, ledger } = dependencies
  const going = [...thatWillBe('CREATED', foreseen), ...thatWillBe('UPDATED', foreseen)]
  const newContacts = new Set(
    going.flatMap(({ document, preview }) => (preview.contactWillBe === 'CREATED' ? [document.client.id] : [])),
  )
  const documentId = { in: going.map(({ document }) => document.id) }
  const payments = await prisma.payment.count({
    where: { documentId, origin: 'APP', ledgerPaymentId: null, reversedAt: null },
  })
  const batches = Math.ceil(going.length / ledger.batchSize)
  return batches + Math.min(batches, newContacts.size) + Math.ceil(payments / ledger.batchSize)
}
