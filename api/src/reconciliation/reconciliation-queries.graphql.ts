import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { estimate, type Estimate, type ListEstimate } from './estimate.ts'
import { ReconciliationNode } from './reconciliation.graphql.ts'

const ListEstimateType = builder.objectRef<ListEstimate>('ReconciliationListEstimate').implement({
  description: 'What it would cost to read one list of Xero’s.',
  fields: (t) => ({
    kind: t.field({
      type: DocumentKindType,
      description: 'What lies there; EXPENSE is money spent.',
      resolve: ({ kind }) => kind,
    }),
    documents: t.exposeInt('documents', { description: 'Documents that Xero is known to have there.' }),
    calls: t.exposeInt('calls', { description: 'Calls it takes to read them: one for a thousand.' }),
    isInUse: t.exposeBoolean('isInUse', { description: 'Read unless something else is chosen.' }),
  }),
})

const EstimateType = builder.objectRef<Estimate>('ReconciliationEstimate').implement({
  description: 'What a reconciliation would cost, foreseen from known counts without a call.',
  fields: (t) => ({
    invoices: t.exposeInt('invoices', { description: 'Sales invoices that Xero is known to have.' }),
    calls: t.exposeInt('calls', {
      description: 'Calls it takes to read all lists in use: one for a thousand of each.',
    }),
    lists: t.field({ type: [ListEstimateType], description: 'List by list.', resolve: ({ lists }) => lists }),
  }),
})

builder.queryFields((t) => ({
  reconciliation: t.prismaField({
    type: ReconciliationNode,
    nullable: true,
    description: 'One reconciliation of the workspace.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _, { id }, context) =>
      context.dependencies.prisma.reconciliation.findFirst({
        ...query,
        where: { id: localId('Reconciliation', id) ?? '', workspaceId: viewerOf(context).workspaceId },
      }),
  }),
  reconciliationEstimate: t.field({
    type: EstimateType,
    nullable: true,
    description: 'What one would cost now; null while nothing is connected.',
    resolve: async (_, __, context) => {
      const { prisma, ledger } = context.dependencies
      const { workspaceId } = viewerOf(context)
      const { organisationId, status } = await loadStanding(prisma, workspaceId)
      return organisationId && status !== 'DISCONNECTED'
        ? estimate(prisma, ledger, { workspaceId, organisationId })
        : null
    },
  }),
}))

builder.queryField('reconciliations', (t) =>
  t.prismaConnection({
    type: ReconciliationNode,
    cursor: 'id',
    description: 'The workspace’s reconciliations, newest first.',
    complexity: pageCost,
    totalCount: (_, __, context) =>
      context.dependencies.prisma.reconciliation.count({ where: { workspaceId: viewerOf(context).workspaceId } }),
    resolve: (query, _, __, context) =>
      context.dependencies.prisma.reconciliation.findMany({
        ...query,
        where: { workspaceId: viewerOf(context).workspaceId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
  }),
)
