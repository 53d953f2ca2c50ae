import type { Prisma } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadPaymentSync, viewPayment } from '../sync-status/sync-view.ts'
import { PaymentOriginType } from './payment.graphql.ts'

const SettlementKindType = builder.enumType('SettlementKind', {
  description: 'How something is settled.',
  values: {
    RECEIVED: { description: 'Money received for an invoice.' },
    PAID_OUT: { description: 'Money paid of a bill, or of an expense that is one in Xero.' },
    CREDIT: { description: 'Part of a credit note, used on an invoice.' },
  } as const,
})
type SettlementKind = 'RECEIVED' | 'PAID_OUT' | 'CREDIT'

interface Settled {
  id: string
  kind: 'INVOICE' | 'BILL' | 'CREDIT_NOTE' | 'EXPENSE'
  number: string
  client: { name: string }
}

const SettledDocumentType = builder.objectRef<Settled>('SettledDocument').implement({
  description: 'What was settled, wholly or in part.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, as its own kind has it.', resolve: documentGlobalId }),
    kind: t.expose('kind', { type: DocumentKindType, description: 'What it is.' }),
    number: t.exposeString('number', { description: 'Its number; of a bill, the supplier’s.' }),
    partyName: t.string({ description: 'The client, or the supplier.', resolve: ({ client }) => client.name }),
  }),
})

const party = { select: { id: true, kind: true, number: true, client: { select: { name: true } } } } as const

const SettlementNode = builder.prismaNode('Payment', {
  variant: 'Settlement',
  description: 'Whatever settles a document: money received, money paid, or a credit note that was used.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    kind: t.field({
      type: SettlementKindType,
      description: 'How it settles.',
      select: { method: true, document: { select: { kind: true } } },
      resolve: ({ method, document }): SettlementKind =>
        method === 'CREDIT' ? 'CREDIT' : document.kind === 'INVOICE' ? 'RECEIVED' : 'PAID_OUT',
    }),
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      resolve: ({ amount, currency }) => ({ amount, currency }),
    }),
    settledOn: t.expose('paidOn', { type: 'Date', description: 'The day it was paid, or used.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'What was written with it.' }),
    origin: t.expose('origin', { type: PaymentOriginType, description: 'Where it was recorded.' }),
    reversed: t.boolean({ description: 'It was taken back.', resolve: ({ reversedAt }) => reversedAt !== null }),
    document: t.field({
      type: SettledDocumentType,
      description: 'What it settles.',
      select: { document: party },
      resolve: ({ document }) => document,
    }),
    creditNote: t.field({
      type: SettledDocumentType,
      nullable: true,
      description: 'The credit note it is part of; null: it is money, or only Xero has the note.',
      select: { creditNote: party },
      resolve: ({ creditNote }) => creditNote,
    }),
    sync: t.field({
      type: SyncStatusType,
      description: 'Where it stands with Xero.',
      select: { document: { select: { kind: true } } },
      resolve: async (payment, _, context) => {
        const loaded = await loadPaymentSync(context, payment.id)
        if (!loaded) throw new Error('A sync status was asked for and never loaded.')
        return viewPayment(payment, loaded, payment.document.kind)
      },
    }),
  }),
})

builder.queryField('settlements', (t) =>
  t.prismaConnection(
    {
      type: SettlementNode,
      cursor: 'id',
      description: 'Everything that settles the workspace’s documents, the newest first.',
      args: { kinds: t.arg({ type: [SettlementKindType], description: 'Only these; left out: all.' }) },
      complexity: pageCost,
      totalCount: (_, { kinds }, context) =>
        context.dependencies.prisma.payment.count({ where: whose(context, kinds) }),
      resolve: (query, _, { kinds }, context) =>
        context.dependencies.prisma.payment.findMany({
          ...query,
          where: whose(context, kinds),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'SettlementConnection' },
    { name: 'SettlementEdge' },
  ),
)

const meant: Readonly<Record<SettlementKind, Prisma.PaymentWhereInput>> = {
  RECEIVED: { method: 'MONEY', document: { kind: 'INVOICE' } },
  PAID_OUT: { method: 'MONEY', document: { kind: { not: 'INVOICE' } } },
  CREDIT: { method: 'CREDIT' },
}

function whose(context: Context, kinds: readonly SettlementKind[] | null | undefined): Prisma.PaymentWhereInput {
  const { workspaceId } = viewerOf(context)
  return kinds?.length ? { workspaceId, OR: kinds.map((kind) => meant[kind]) } : { workspaceId }
}
