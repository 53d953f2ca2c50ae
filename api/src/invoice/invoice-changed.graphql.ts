import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { documentChanges } from '../document/document-changes.ts'
import { InvoiceNode } from './invoice.graphql.ts'

builder.subscriptionField('invoiceChanged', (t) =>
  t.prismaField({
    type: InvoiceNode,
    description: 'Any invoice of the workspace, or one: live sync status and payment status.',
    args: { id: t.arg.id(), after: t.arg.string() },
    subscribe: (_, args, context) => documentChanges(context, 'INVOICE', args),
    resolve: (query, changed, _, context) =>
      context.dependencies.prisma.document.findUniqueOrThrow({
        ...query,
        where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
      }),
  }),
)
