import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { documentFilter, documentOrder, findInvoiceByNumber } from '../document/find-documents.ts'
import { suggestNumber } from '../document/next-number.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { InvoiceNode, InvoiceStatusType } from './invoice.graphql.ts'

const InvoiceFilterInput = builder.inputType('InvoiceFilter', {
  fields: (t) => ({
    state: t.field({ type: [SyncStateType] }),
    status: t.field({ type: [InvoiceStatusType] }),
    clientId: t.id(),
    search: t.string(),
    reasonCode: t.string(),
  }),
})
const InvoiceOrderField = builder.enumType('InvoiceOrderField', {
  values: {
    NUMBER: { value: 'number' },
    ISSUED_ON: { value: 'issuedOn' },
    DUE_ON: { value: 'dueOn' },
    TOTAL: { value: 'total' },
    CREATED_AT: { value: 'createdAt' },
  } as const,
})
export const DirectionType = builder.enumType('Direction', {
  values: { ASC: { value: 'asc' }, DESC: { value: 'desc' } } as const,
})
const InvoiceOrderInput = builder.inputType('InvoiceOrder', {
  fields: (t) => ({
    field: t.field({ type: InvoiceOrderField, required: true }),
    direction: t.field({ type: DirectionType, required: true }),
  }),
})

builder.queryFields((t) => ({
  invoice: t.prismaField({
    type: InvoiceNode,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _, { id }, context) =>
      context.dependencies.prisma.document.findFirst({
        ...query,
        where: { id: localId('Invoice', id) ?? '', workspaceId: viewerOf(context).workspaceId, kind: 'INVOICE' },
      }),
  }),
  invoiceByNumber: t.field({
    type: InvoiceNode,
    nullable: true,
    args: { number: t.arg.string({ required: true }) },
    resolve: (_, { number }, context) =>
      findInvoiceByNumber(context.dependencies.prisma, viewerOf(context).workspaceId, number.trim()),
  }),
  nextInvoiceNumber: t.string({
    resolve: (_, __, context) => suggestNumber(context.dependencies.prisma, viewerOf(context).workspaceId),
  }),
}))

builder.queryField('invoices', (t) =>
  t.prismaConnection(
    {
      type: InvoiceNode,
      cursor: 'id',
      args: { where: t.arg({ type: InvoiceFilterInput }), orderBy: t.arg({ type: InvoiceOrderInput }) },
      complexity: pageCost,
      totalCount: async (_, { where }, context) =>
        context.dependencies.prisma.document.count({ where: await documentFilter(context, 'INVOICE', where) }),
      resolve: async (query, _, { where, orderBy }, context) =>
        context.dependencies.prisma.document.findMany({
          ...query,
          where: await documentFilter(context, 'INVOICE', where),
          orderBy: documentOrder(orderBy),
        }),
    },
    { name: 'InvoiceConnection' },
    { name: 'InvoiceEdge' },
  ),
)
