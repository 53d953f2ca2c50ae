import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { changes } from '../events/changes.ts'
import { ConnectionNode } from './connection.graphql.ts'

builder.subscriptionField('connectionChanged', (t) =>
  t.prismaField({
    type: ConnectionNode,
    args: { after: t.arg.string() },
    subscribe: (_, { after }, context) => changes(context, 'connectionChanged', { after }),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.connection.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)
