import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { changes } from '../events/changes.ts'
import { ReconciliationNode } from './reconciliation.graphql.ts'

builder.subscriptionField('reconciliationChanged', (t) =>
  t.prismaField({
    type: ReconciliationNode,
    description: 'Progress of the workspace’s reconciliations, and what becomes of their findings.',
    args: { after: t.arg.string() },
    subscribe: (_, { after }, context) => changes(context, 'reconciliationChanged', { after }),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.reconciliation.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)
