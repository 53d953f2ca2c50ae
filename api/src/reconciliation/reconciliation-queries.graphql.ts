import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { estimate, type Estimate } from './estimate.ts'
import { ReconciliationNode } from './reconciliation.graphql.ts'

const EstimateType = builder.objectRef<Estimate>('ReconciliationEstimate').implement({
  description: 'What a reconciliation would cost, foreseen from known counts without a call.',
  fields: (t) => ({
    invoices: t.exposeInt('invoices', { description: 'Invoices that Xero is known to have.' }),
    calls: t.exposeInt('calls', { description: 'Calls it takes to read them: one for a thousand.' }),
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
      const { organisationId, status } = await loadStanding(prisma, viewerOf(context).workspaceId)
      return organisationId && status !== 'DISCONNECTED' ? estimate(prisma, ledger, organisationId) : null
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
