import type { DocumentKind } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { LedgerAccountNode } from '../ledger/ledger.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { ProjectNode } from '../project/project.graphql.ts'
import { ServiceNode } from '../service/service.graphql.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadDocumentSync, viewDocument } from '../sync-status/sync-view.ts'
import { TaxRateNode } from '../tax-rate/tax-rate.graphql.ts'
import { namesOf } from './kinds.ts'

export const DocumentStatusType = builder.enumType('DocumentStatus', {
  description: 'The money: a draft, approved, settled in part or wholly, or taken back.',
  values: {
    DRAFT: {},
    APPROVED: { value: 'SENT' },
    PARTIALLY_PAID: {},
    PAID: { description: 'Paid; of a credit note, used up; of spent money, reconciled with the bank.' },
    VOIDED: {},
  } as const,
})

export const DocumentLineNode = builder.prismaNode('DocumentLine', {
  variant: 'DocumentLine',
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
    account: t.relation('account', {
      type: LedgerAccountNode,
      nullable: true,
      description: 'The account chosen for this line itself: what it was for.',
    }),
  }),
})

/** What bills, credit notes and expenses have alike. */
export const DocumentInterface = builder.prismaInterface('Document', {
  variant: 'Document',
  description: 'A bill, a credit note or an expense: what all of them have alike.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Ours; on a bill, the supplier’s.' }),
    status: t.expose('status', { type: DocumentStatusType }),
    issuedOn: t.expose('issuedOn', { type: 'Date' }),
    currency: t.exposeString('currency'),
    reference: t.exposeString('reference', { nullable: true }),
    lines: t.relation('lines', { type: DocumentLineNode, query: { orderBy: { position: 'asc' } } }),
    subtotal: t.field({ type: MoneyType, resolve: ({ subtotal: amount, currency }) => ({ amount, currency }) }),
    taxTotal: t.field({ type: MoneyType, resolve: ({ taxTotal: amount, currency }) => ({ amount, currency }) }),
    total: t.field({ type: MoneyType, resolve: ({ total: amount, currency }) => ({ amount, currency }) }),
    approvedAt: t.expose('sentAt', { type: 'DateTime', nullable: true }),
    version: t.exposeInt('version', { description: 'Counts every change: an edit names the version it was made on.' }),
    sync: t.field({
      type: SyncStatusType,
      resolve: async (document, _, context) => {
        const loaded = await loadDocumentSync(context, document.id)
        if (!loaded) throw new Error('A sync status was asked for and never loaded.')
        return viewDocument(document, loaded)
      },
    }),
    timeline: t.relation('timeline', { query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }),
  }),
})

/** A node of one kind, with what all of them have; its own fields are added to it. */
export function documentNode(kind: Exclude<DocumentKind, 'INVOICE'>, description: string) {
  return builder.prismaNode('Document', {
    variant: namesOf(kind).type,
    description,
    id: { field: 'id' },
    nullable: true,
    interfaces: [DocumentInterface],
    findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '', kind }),
  })
}

export type DocumentNode = ReturnType<typeof documentNode>
