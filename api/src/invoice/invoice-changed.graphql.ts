import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { changes } from '../events/changes.ts'
import { localId } from '../lib/ids.ts'
import { InvoiceNode } from './invoice.graphql.ts'

/** After a dropped line, more than this is better read as a list. */
const MOST_MISSED = 100

builder.subscriptionField('invoiceChanged', (t) =>
  t.prismaField({
    type: InvoiceNode,
    description: 'Any invoice of the workspace, or one: live sync status and payment status.',
    args: { id: t.arg.id() },
    subscribe: (_, { id }, context) => listen(context, id),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.document.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)

function listen(context: Context, wanted: string | null | undefined): AsyncIterableIterator<string> {
  return changes(context, 'invoiceChanged', {
    only: wanted ? (localId('Invoice', wanted) ?? 'none') : undefined,
    readChangedSince: (since) => findChangedSince(context, since),
  })
}

async function findChangedSince(context: Context, since: Date): Promise<string[]> {
  const { workspaceId } = viewerOf(context)
  const documents = await context.dependencies.prisma.document.findMany({
    where: {
      workspaceId,
      kind: 'INVOICE',
      OR: [{ updatedAt: { gte: since } }, { syncs: { some: { updatedAt: { gte: since } } } }],
    },
    orderBy: { updatedAt: 'desc' },
    take: MOST_MISSED,
    select: { id: true },
  })
  return documents.map((document) => document.id)
}
