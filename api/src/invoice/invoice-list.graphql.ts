import type { Prisma } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { InvoiceNode, InvoiceStatusType } from './invoice.graphql.ts'
import { findInvoiceByNumber, whereInvoices, type InvoiceFilter } from './invoice.store.ts'
import { suggestNumber } from './next-number.ts'

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
const DirectionType = builder.enumType('Direction', {
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
        context.dependencies.prisma.document.count({ where: await filterFor(context, where) }),
      resolve: async (query, _, { where, orderBy }, context) =>
        context.dependencies.prisma.document.findMany({
          ...query,
          where: await filterFor(context, where),
          orderBy: orderFor(orderBy),
        }),
    },
    { name: 'InvoiceConnection' },
    { name: 'InvoiceEdge' },
  ),
)

async function filterFor(
  context: Context,
  filter: InvoiceFilter | null | undefined,
): Promise<Prisma.DocumentWhereInput> {
  const { workspaceId } = viewerOf(context)
  const needsOrganisation = Boolean(filter?.state ?? filter?.reasonCode)
  const standing = needsOrganisation ? await loadStanding(context.dependencies.prisma, workspaceId) : undefined
  // A client of another kind or workspace has no invoices here.
  const clientId = filter?.clientId ? (localId('Client', filter.clientId) ?? 'none') : undefined
  return whereInvoices(workspaceId, standing?.organisationId, { ...filter, clientId: clientId ?? null })
}

/** The id settles what the field leaves equal, so that pages never overlap. */
function orderFor(
  order:
    { field: 'number' | 'issuedOn' | 'dueOn' | 'total' | 'createdAt'; direction: 'asc' | 'desc' } | null | undefined,
): Prisma.DocumentOrderByWithRelationInput[] {
  if (!order) return [{ createdAt: 'desc' }, { id: 'desc' }]
  return [{ [order.field]: order.direction }, { id: order.direction }]
}
