import { BillNode } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import { globalId } from '../lib/ids.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadReceiptSync, viewReceipt } from '../sync-status/sync-view.ts'
import { ExpenseNode } from './expense.graphql.ts'

const ReceiptNode = builder.prismaNode('Receipt', {
  description: 'The picture or file that an expense or a bill rests on. Put there as `PUT /receipts/<id>/<file name>`.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    fileName: t.exposeString('fileName'),
    contentType: t.exposeString('contentType'),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    path: t.string({
      description: 'Where the API serves it, to whoever may see it.',
      resolve: ({ id }) => `/receipts/${encodeURIComponent(globalId('Receipt', id))}`,
    }),
    sync: t.field({
      type: SyncStatusType,
      select: { document: { select: { id: true, kind: true, currency: true } } },
      resolve: async (receipt, _, context) => {
        const loaded = await loadReceiptSync(context, receipt.id)
        if (!loaded) throw new Error('A sync status was asked for and never loaded.')
        return viewReceipt(receipt.document, loaded)
      },
    }),
  }),
})

for (const node of [BillNode, ExpenseNode])
  builder.prismaObjectFields(node, (t) => ({
    receipts: t.relation('receipts', { type: ReceiptNode, query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } }),
  }))
