import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { changes } from '../events/changes.ts'
import { ConnectionNode } from './connection.graphql.ts'
import { findConnectionOf } from './connection.store.ts'

builder.subscriptionField('connectionChanged', (t) =>
  t.prismaField({
    type: ConnectionNode,
    subscribe: (_, __, context) =>
      changes(context, 'connectionChanged', { readChangedSince: () => findCurrent(context) }),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.connection.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)

async function findCurrent(context: Context): Promise<string[]> {
  const connection = await findConnectionOf(context.dependencies.prisma, viewerOf(context).workspaceId)
  return connection ? [connection.id] : []
}
