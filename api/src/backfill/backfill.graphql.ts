import type { BackfillState } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { pauseOf } from '../connection/pause.ts'
import { type Context, viewerOf } from '../context.ts'
import type { ConnectionReason } from '../engine/reason.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { explain, explainConnection } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { type Progress, readProgress } from './progress.ts'
import { whereStuck } from './progress.store.ts'
import { writeResult } from './write-result.ts'

export const HistoryModeType = builder.enumType('HistoryMode', {
  description: 'What of the time before the connection goes to Xero.',
  values: {
    FORWARD_ONLY: { description: 'Nothing by itself: only what is sent after connecting.' },
    SINCE_DATE: { description: 'Everything dated on or after a day, by a backfill.' },
    ALL: { description: 'Everything, by a backfill.' },
  } as const,
})

const BackfillStateType = builder.enumType('BackfillState', {
  description: 'PAUSED also while the connection needs a person, or all sync is paused; FINISHED with whatever failed.',
  values: ['RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED'] as const satisfies BackfillState[],
})
const StuckType = builder.enumType('BackfillStuck', {
  description: 'FAILED names what to mend, TO_REVIEW asks for a decision: the same invoice, or another?',
  values: { FAILED: { value: 'failed' }, TO_REVIEW: { value: 'toReview' } } as const,
})

const BackfillProgressType = builder.objectRef<Progress & { timeZone: string }>('BackfillProgress').implement({
  description: 'How far a backfill is, counted from the invoices’ own statuses at this moment.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'All invoices of it.' }),
    done: t.exposeInt('done', { description: 'Pushed, linked, skipped, failed or to review.' }),
    waiting: t.exposeInt('waiting', { description: 'Not begun; of a cancelled one: left as they were.' }),
    underWay: t.exposeInt('underWay', { description: 'On their way to Xero.' }),
    pushed: t.exposeInt('pushed', { description: 'Created in Xero.' }),
    linked: t.exposeInt('linked', { description: 'Were in Xero already, the same to the cent; tied to those.' }),
    skipped: t.exposeInt('skipped', { description: 'Deliberately not sent.' }),
    failed: t.exposeInt('failed', { description: 'Need mending; see `stuck`.' }),
    toReview: t.exposeInt('toReview', { description: 'Need a decision; see `stuck`.' }),
    perMinute: t.exposeInt('perMinute', { description: 'Invoices a minute, over the last five minutes.' }),
    secondsLeft: t.int({
      nullable: true,
      description: 'Roughly, by Xero’s limits; null while it does not run.',
      resolve: ({ left }) => (left === undefined ? null : Math.ceil(left / 1_000)),
    }),
    waitsFor: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why nothing goes just now.',
      resolve: ({ waits, timeZone }) => waits && explain(waits, { timeZone }),
    }),
    waitsUntil: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ waits }) => waits && new Date(waits.until),
    }),
  }),
})

const standing = {
  connection: { select: { id: true, status: true, statusCode: true, statusSince: true, statusDetail: true } },
} as const

export const BackfillNode = builder.prismaNode('Backfill', {
  id: { field: 'id' },
  nullable: true,
  description: 'Invoices sent before connecting, on their way to Xero because an owner or admin asked for it.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    state: t.field({
      type: BackfillStateType,
      select: { state: true, ...standing },
      resolve: (backfill) => (isHeldUp(backfill) ? 'PAUSED' : backfill.state),
    }),
    reason: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it stands still or ended, where nobody asked for that.',
      select: { state: true, reasonCode: true, ...standing },
      resolve: async (backfill, _, context) => {
        const pause = pauseOf(backfill.connection)
        if (isHeldUp(backfill) && pause) return explain(pause, { timeZone: await timeZoneOf(context) })
        if (isHeldUp(backfill)) return explain({ code: 'CONNECTION_NEEDS_YOU' })
        const { reasonCode } = backfill
        return reasonCode === null ? null : explainConnection({ code: reasonCode } as ConnectionReason)
      },
    }),
    historyMode: t.field({
      type: HistoryModeType,
      select: { since: true },
      resolve: ({ since }) => (since ? 'SINCE_DATE' : 'ALL'),
    }),
    since: t.expose('since', { type: 'Date', nullable: true, description: 'Dated on or after; null: all.' }),
    startedBy: t.exposeString('startedBy'),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    progress: t.field({
      type: BackfillProgressType,
      select: { id: true, organisationId: true, state: true, runningSince: true, endedAt: true, ...standing },
      resolve: async (backfill, _, context) => {
        const state = isHeldUp(backfill) ? 'PAUSED' : backfill.state
        const progress = await readProgress(context.dependencies, { ...backfill, state })
        return { ...progress, timeZone: await timeZoneOf(context) }
      },
    }),
    result: t.string({
      description: 'Each of its invoices and what came of it so far, as CSV (RFC 4180), safe to open in a spreadsheet.',
      complexity: 500,
      select: { id: true, organisationId: true },
      resolve: (backfill, _, { dependencies }) => writeResult(dependencies.prisma, backfill),
    }),
    stuck: t.prismaConnection(
      {
        type: InvoiceNode,
        cursor: 'id',
        description: 'Its invoices that failed, or that ask for a decision.',
        args: { which: t.arg({ type: StuckType, required: true }) },
        complexity: pageCost,
        totalCount: ({ id, organisationId }, { which }, { dependencies }) =>
          dependencies.prisma.document.count({ where: whereStuck({ id, organisationId }, which) }),
        resolve: (query, { id, organisationId }, { which }, { dependencies }) =>
          dependencies.prisma.document.findMany({
            ...query,
            where: whereStuck({ id, organisationId }, which),
            orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }],
          }),
      },
      { name: 'BackfillInvoiceConnection' },
      { name: 'BackfillInvoiceEdge' },
    ),
  }),
})

/** Nothing is sent while the connection needs a person, or all sync is paused; afterwards it goes on by itself. */
function isHeldUp({ state, connection }: { state: BackfillState; connection: { status: string } }): boolean {
  return state === 'RUNNING' && connection.status !== 'CONNECTED'
}

async function timeZoneOf(context: Context): Promise<string> {
  const { workspaceId: id } = viewerOf(context)
  const { timeZone } = await context.dependencies.prisma.workspace.findUniqueOrThrow({ where: { id } })
  return timeZone
}

builder.prismaObjectFields('Connection', (t) => ({
  backfill: t.prismaField({
    type: BackfillNode,
    nullable: true,
    description: 'The newest backfill of this connection; null before the first.',
    select: { id: true },
    resolve: (query, { id }, _, { dependencies }) =>
      dependencies.prisma.backfill.findFirst({
        ...query,
        where: { connectionId: id },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      }),
  }),
  historyMode: t.field({
    type: HistoryModeType,
    description: 'What of the time before the connection was asked for; FORWARD_ONLY unless a backfill was.',
    select: { backfills: { where: { state: { not: 'CANCELLED' } }, orderBy: { startedAt: 'desc' }, take: 1 } },
    resolve: ({ backfills: [newest] }) => {
      if (!newest) return 'FORWARD_ONLY'
      return newest.since ? 'SINCE_DATE' : 'ALL'
    },
  }),
}))
