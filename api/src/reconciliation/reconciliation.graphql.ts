import { builder } from '../builder.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { kindOf } from '../engine/document-kind.ts'
import { explainEnd } from './end-words.ts'
import type { EndCode } from './end.ts'
import { FindingClassType, FindingNode } from './finding.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { ReconciliationTotalType } from './total.graphql.ts'
import { loadToDo } from './to-do.ts'
import { readTotals } from './totals.ts'
import { writeStatement } from './statement.ts'

const StateType = builder.enumType('ReconciliationState', {
  description: 'WAITING, READING and COMPARING go on by themselves. Only DONE has a verdict.',
  values: ['WAITING', 'READING', 'COMPARING', 'DONE', 'CANCELLED', 'SKIPPED', 'FAILED'] as const,
})
const OriginType = builder.enumType('ReconciliationOrigin', { values: ['NIGHTLY', 'PERSON'] as const })
export const ScopeType = builder.enumType('ReconciliationScope', {
  values: {
    SINCE_CONNECTED: { description: 'Of invoices that one side lacks, only those since the connection are findings.' },
    ALL: { description: 'Older ones as well.' },
  } as const,
})

/** Open ones among the findings. */
const OnlyType = builder.enumType('FindingsOnly', { values: ['TO_DO', 'REPAIRED', 'ACCEPTED'] as const })

export const ReconciliationNode = builder.prismaNode('Reconciliation', {
  id: { field: 'id' },
  nullable: true,
  description: 'One reading of all the organisation’s documents in Xero, list by list, compared with ours to the cent.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    state: t.expose('state', { type: StateType, description: 'Where it stands.' }),
    origin: t.expose('origin', { type: OriginType, description: 'The night, or a person.' }),
    requestedBy: t.exposeString('requestedBy', { nullable: true, description: 'Who asked for it.' }),
    scope: t.expose('scope', { type: ScopeType, description: 'What counts as a finding.' }),
    kinds: t.field({
      type: [DocumentKindType],
      description: 'Which lists of Xero’s are read; EXPENSE is money spent.',
      resolve: ({ forms }) => forms.map(kindOf),
    }),
    organisationName: t.string({
      description: 'Whose books were read.',
      select: { organisation: { select: { name: true } } },
      resolve: ({ organisation }) => organisation.name,
    }),
    timeZone: t.string({
      description: 'The organisation’s own time zone, in which the statement tells its times.',
      select: {
        organisation: { select: { timeZone: true } },
        workspace: { select: { timeZone: true } },
      },
      resolve: ({ organisation, workspace }) => organisation.timeZone ?? workspace.timeZone,
    }),
    reason: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it was skipped or failed.',
      resolve: ({ reasonCode }) => (reasonCode === null ? null : explainEnd(reasonCode as EndCode)),
    }),
    estimatedCalls: t.exposeInt('estimatedCalls', { description: 'Xero calls foreseen before it began.' }),
    calls: t.exposeInt('calls', { description: 'Xero calls made.' }),
    expected: t.exposeInt('expected', {
      nullable: true,
      description: 'Documents in Xero, as it counted them itself, in the lists begun so far.',
    }),
    read: t.exposeInt('read', { description: 'Documents read so far.' }),
    compared: t.exposeInt('compared', { description: 'Documents compared so far, on either side.' }),
    waitingUntil: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'It waits, for a limit or for Xero, and goes on then.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'The first page was read.' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true, description: 'Everything was read.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    issuedFrom: t.expose('issuedFrom', {
      type: 'Date',
      nullable: true,
      description: 'The earliest document compared.',
    }),
    issuedTo: t.expose('issuedTo', { type: 'Date', nullable: true, description: 'The latest.' }),
    differences: t.exposeInt('differences', { description: 'Differences found that nobody accepted; 0: it ties out.' }),
    accepted: t.exposeInt('accepted', { description: 'Differences that somebody let stand.' }),
    toDo: t.int({
      description: 'Differences neither repaired nor accepted yet.',
      resolve: async ({ id }, _, context) => (await loadToDo(context, id)) ?? 0,
    }),
    totals: t.field({
      type: [ReconciliationTotalType],
      description: 'The statement: every document counts in exactly one class.',
      resolve: ({ totals }) => readTotals(totals),
    }),
    statement: t.string({
      description: 'The whole statement with its findings as CSV (RFC 4180), safe to open in a spreadsheet.',
      complexity: 500,
      resolve: ({ id }, _, { dependencies }) => writeStatement(dependencies.prisma, id),
    }),
    findings: t.relatedConnection('findings', {
      cursor: 'id',
      type: FindingNode,
      totalCount: true,
      complexity: pageCost,
      description: 'What does not tie out.',
      args: {
        kind: t.arg({ type: DocumentKindType }),
        class: t.arg({ type: FindingClassType }),
        only: t.arg({ type: OnlyType }),
      },
      query: (args) => ({
        where: {
          ...(args.kind ? { kind: args.kind } : {}),
          ...(args.class ? { class: args.class } : {}),
          ...whereOnly(args.only),
        },
        orderBy: [{ class: 'asc' }, { number: 'asc' }, { id: 'asc' }],
      }),
    }),
  }),
})

function whereOnly(only: 'TO_DO' | 'REPAIRED' | 'ACCEPTED' | null | undefined) {
  switch (only) {
    case 'TO_DO':
      return { repairedAt: null, acceptedAt: null, class: { not: 'UNDER_WAY' as const } }
    case 'REPAIRED':
      return { repairedAt: { not: null } }
    case 'ACCEPTED':
      return { acceptedAt: { not: null } }
    default:
      return {}
  }
}
