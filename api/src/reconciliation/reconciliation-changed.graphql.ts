import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { changes } from '../events/changes.ts'
import { ReconciliationNode } from './reconciliation.graphql.ts'

builder.subscriptionField('reconciliationChanged', (t) =>
  t.prismaField({
    type: ReconciliationNode,
    description: 'Progress of the workspace’s reconciliations, and what becomes of their findings.',
    subscribe: (_, __, context) =>
      changes(context, 'reconciliationChanged', { readChangedSince: () => findNewest(context) }),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.reconciliation.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)

async function findNewest(context: Context): Promise<string[]> {
  const newest = await context.dependencies.prisma.reconciliation.findFirst({
    where: { workspaceId: viewerOf(context).workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return newest ? [newest.id] : []
}
