import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { ProjectNode } from '../project/project.graphql.ts'
import { ServiceNode } from '../service/service.graphql.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadDocumentSync, viewDocument } from '../sync-status/sync-view.ts'
import { TaxRateNode } from '../tax-rate/tax-rate.graphql.ts'

export const InvoiceStatusType = builder.enumType('InvoiceStatus', {
  values: ['DRAFT', 'SENT', 'PARTIALLY_PAID', 'PAID', 'VOIDED'] as const,
})

export const InvoiceNode = builder.prismaNode('Document', {
  name: 'Invoice',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '', kind: 'INVOICE' }),
  fields: (t) => ({
    number: t.exposeString('number'),
    status: t.expose('status', { type: InvoiceStatusType }),
    client: t.relation('client', { type: ClientNode }),
    issuedOn: t.expose('issuedOn', { type: 'Date' }),
    dueOn: t.expose('dueOn', { type: 'Date' }),
    currency: t.exposeString('currency'),
    reference: t.exposeString('reference', { nullable: true }),
    lines: t.relation('lines', { query: { orderBy: { position: 'asc' } } }),
    subtotal: t.field({ type: MoneyType, resolve: ({ subtotal: amount, currency }) => ({ amount, currency }) }),
    taxTotal: t.field({ type: MoneyType, resolve: ({ taxTotal: amount, currency }) => ({ amount, currency }) }),
    total: t.field({ type: MoneyType, resolve: ({ total: amount, currency }) => ({ amount, currency }) }),
    amountPaid: t.field({ type: MoneyType, resolve: ({ amountPaid: amount, currency }) => ({ amount, currency }) }),
    amountDue: t.field({
      type: MoneyType,
      resolve: ({ status, total, amountPaid, currency }) => ({
        amount: status === 'VOIDED' ? 0n : total - amountPaid,
        currency,
      }),
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true }),
    version: t.exposeInt('version'),
    sync: t.field({
      type: SyncStatusType,
      resolve: async (invoice, _, context) => {
        const loaded = await loadDocumentSync(context, invoice.id)
        if (!loaded) throw new Error('A sync status was asked for and never loaded.')
        return viewDocument(invoice, loaded)
      },
    }),
    payments: t.relation('payments', {
      query: { where: { method: 'MONEY' }, orderBy: [{ paidOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] },
    }),
    timeline: t.relation('timeline', { query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }),
  }),
})

builder.prismaNode('DocumentLine', {
  name: 'InvoiceLine',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, document: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    description: t.exposeString('description'),
    quantity: t.expose('quantity', { type: 'Decimal' }),
    unitPrice: t.expose('unitPrice', { type: 'Decimal' }),
    net: t.field({
      type: MoneyType,
      select: { net: true, document: { select: { currency: true } } },
      resolve: ({ net, document }) => ({ amount: net, currency: document.currency }),
    }),
    tax: t.field({
      type: MoneyType,
      select: { tax: true, document: { select: { currency: true } } },
      resolve: ({ tax, document }) => ({ amount: tax, currency: document.currency }),
    }),
    taxRate: t.relation('taxRate', { type: TaxRateNode, nullable: true }),
    project: t.relation('project', { type: ProjectNode, nullable: true }),
    service: t.relation('service', { type: ServiceNode, nullable: true }),
  }),
})
