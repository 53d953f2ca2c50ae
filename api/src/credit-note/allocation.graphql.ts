import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { localId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadPaymentSync, viewPayment } from '../sync-status/sync-view.ts'
import { reversePayment } from '../sync/reverse-payment.ts'
import { allocateCreditNote } from './allocate-credit-note.ts'
import { PaymentOriginType } from '../payment/payment.graphql.ts'
import { CreditNoteNode } from './credit-note.graphql.ts'

const AllocationNode = builder.prismaNode('Payment', {
  variant: 'Allocation',
  description: 'Part of a credit note, used on an invoice.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '', method: 'CREDIT' }),
  fields: (t) => ({
    amount: t.field({ type: MoneyType, resolve: ({ amount, currency }) => ({ amount, currency }) }),
    usedOn: t.expose('paidOn', { type: 'Date' }),
    invoice: t.relation('document', { type: InvoiceNode }),
    origin: t.expose('origin', {
      type: PaymentOriginType,
      description: 'Where it was used: here, or by somebody in Xero.',
    }),
    creditNote: t.relation('creditNote', {
      type: CreditNoteNode,
      nullable: true,
      description: 'Null where only Xero has the credit note.',
    }),
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

const oldestFirst = [{ paidOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] as const

builder.prismaObjectFields(CreditNoteNode, (t) => ({
  allocations: t.relation('allocations', {
    type: AllocationNode,
    query: { orderBy: [...oldestFirst] },
    description: 'What it was used on.',
  }),
}))
builder.prismaObjectFields(InvoiceNode, (t) => ({
  credits: t.relation('payments', {
    type: AllocationNode,
    query: { where: { method: 'CREDIT' }, orderBy: [...oldestFirst] },
    description: 'The credit notes used on it, in part or wholly.',
  }),
}))

const AllocateCreditNoteInput = builder.inputType('AllocateCreditNoteInput', {
  fields: (t) => ({
    creditNoteId: t.id({ required: true }),
    invoiceId: t.id({ required: true }),
    amount: t.field({ type: 'Decimal', required: true }),
  }),
})

const ReverseAllocationInput = builder.inputType('ReverseAllocationInput', {
  fields: (t) => ({ allocationId: t.id({ required: true }) }),
})

builder.mutationField('reverseAllocation', (t) =>
  t.errorUnionField({
    types: [AllocationNode, NotFound, Conflict],
    nullable: true,
    description:
      'Takes a credit back that was used here: the invoice is due again, and the credit note has it again. Where Xero has it, it is taken back there too.',
    authScopes: { send: true },
    args: { input: t.arg({ type: ReverseAllocationInput, required: true }) },
    resolve: (_, { input }, context) =>
      reversePayment(context.dependencies, viewerOf(context), localId('Allocation', input.allocationId)),
  }),
)

builder.mutationField('allocateCreditNote', (t) =>
  t.errorUnionField({
    types: [AllocationNode, InvalidInput, NotFound, Conflict],
    nullable: true,
    description: 'Uses part of a credit note on an invoice of the same client; that much less is due.',
    authScopes: { send: true },
    args: { input: t.arg({ type: AllocateCreditNoteInput, required: true }) },
    resolve: (_, { input }, context) =>
      allocateCreditNote(context.dependencies, viewerOf(context), {
        creditNoteId: localId('CreditNote', input.creditNoteId),
        invoiceId: localId('Invoice', input.invoiceId),
        amount: input.amount,
      }),
  }),
)
