import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadPaymentSync, viewPayment } from '../sync-status/sync-view.ts'

export const PaymentOriginType = builder.enumType('PaymentOrigin', { values: ['APP', 'LEDGER'] as const })

export const PaymentNode = builder.prismaNode('Payment', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '', method: 'MONEY' }),
  fields: (t) => ({
    amount: t.field({ type: MoneyType, resolve: ({ amount, currency }) => ({ amount, currency }) }),
    paidOn: t.expose('paidOn', { type: 'Date' }),
    reference: t.exposeString('reference', { nullable: true }),
    origin: t.expose('origin', { type: PaymentOriginType }),
    invoice: t.relation('document', { type: InvoiceNode }),
    ledgerId: t.exposeString('ledgerPaymentId', { nullable: true }),
    reversed: t.boolean({ resolve: ({ reversedAt }) => reversedAt !== null }),
    sync: t.field({
      type: SyncStatusType,
      resolve: async (payment, _, context) => {
        const loaded = await loadPaymentSync(context, payment.id)
        if (!loaded) throw new Error('A sync status was asked for and never loaded.')
        return viewPayment(payment, loaded)
      },
    }),
  }),
})

builder.queryField('payments', (t) =>
  t.prismaConnection(
    {
      type: PaymentNode,
      cursor: 'id',
      complexity: pageCost,
      totalCount: (_, __, context) => context.dependencies.prisma.payment.count({ where: ownPayments(context) }),
      resolve: (query, _, __, context) =>
        context.dependencies.prisma.payment.findMany({
          ...query,
          where: ownPayments(context),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PaymentConnection' },
    { name: 'PaymentEdge' },
  ),
)

/** Of invoices: what is paid of a bill is told by the bill. */
function ownPayments(context: Context) {
  const { workspaceId } = viewerOf(context)
  return { workspaceId, method: 'MONEY', document: { kind: 'INVOICE' } } as const
}
