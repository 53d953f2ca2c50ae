import { builder } from '../builder.ts'
import { type Context, viewerOf } from '../context.ts'
import { ExpenseNode } from '../expense/expense.graphql.ts'
import { localId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { loadTwin } from '../payment/load-twin.ts'
import { PaymentOriginType } from '../payment/payment.graphql.ts'
import { recordPayment } from '../payment/record-payment.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { keepBothPayments, matchPayments } from '../sync/match-payments.ts'
import { reversePayment } from '../sync/reverse-payment.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import { loadDocumentSync, loadPaymentSync, viewPayment } from '../sync-status/sync-view.ts'
import { BillNode } from './bill.graphql.ts'

const BillPaymentNode = builder.prismaNode('Payment', {
  variant: 'BillPayment',
  description: 'Money paid of a bill, or of an expense that is a bill in Xero; recorded here or there.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({
    ...{ id, workspaceId: viewer?.workspaceId ?? '', method: 'MONEY' },
    document: { kind: { in: ['BILL', 'EXPENSE'] } },
  }),
  fields: (t) => ({
    amount: t.field({ type: MoneyType, resolve: ({ amount, currency }) => ({ amount, currency }) }),
    paidOn: t.expose('paidOn', { type: 'Date' }),
    reference: t.exposeString('reference', { nullable: true }),
    origin: t.expose('origin', { type: PaymentOriginType, description: 'Where it was recorded.' }),
    ledgerId: t.exposeString('ledgerPaymentId', { nullable: true }),
    reversed: t.boolean({ resolve: ({ reversedAt }) => reversedAt !== null }),
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
builder.prismaObjectField(BillPaymentNode, 'possibleMatch', (t) =>
  t.field({
    type: BillPaymentNode,
    nullable: true,
    description: 'One recorded in Xero that may be the same: same amount, within three days. Only a person says so.',
    resolve: ({ id }, _, context) => loadTwin(context, id),
  }),
)

const oldestFirst = [{ paidOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] as const
builder.prismaObjectField(BillNode, 'payments', (t) =>
  t.relation('payments', {
    type: BillPaymentNode,
    query: { where: { method: 'MONEY' }, orderBy: [...oldestFirst] },
    description: 'What was paid of it, here or in Xero.',
  }),
)
builder.prismaObjectFields(ExpenseNode, (t) => ({
  payable: t.boolean({
    description: 'Whether it is a bill in Xero, so that it may still be to pay. Spent money is paid.',
    resolve: ({ id }, _, context) => isBill(context, id),
  }),
  amountDue: t.field({
    type: MoneyType,
    description: 'What is still to be paid of it as a bill; nothing of spent money.',
    resolve: async ({ id, status, total, amountPaid, currency }, _, context) => {
      const isOpen = status !== 'VOIDED' && (await isBill(context, id))
      return { amount: isOpen ? total - amountPaid : 0n, currency }
    },
  }),
  amountPaid: t.field({
    type: MoneyType,
    description: 'What was paid of it as a bill.',
    resolve: ({ amountPaid: amount, currency }) => ({ amount, currency }),
  }),
  payments: t.relation('payments', {
    type: BillPaymentNode,
    query: { where: { method: 'MONEY' }, orderBy: [...oldestFirst] },
    description: 'What was paid of it as a bill, here or in Xero.',
  }),
}))

/** What it is in Xero; before it is there, what it would become. */
async function isBill(context: Context, expenseId: string): Promise<boolean> {
  const loaded = await loadDocumentSync(context, expenseId)
  return (loaded?.row?.ledgerForm ?? loaded?.standing.expensesAs) === 'BILL'
}

const RecordBillPaymentInput = builder.inputType('RecordBillPaymentInput', {
  fields: (t) => ({
    id: t.id({ required: true, description: 'The bill, or the expense that is one in Xero.' }),
    amount: t.field({ type: 'Decimal', required: true }),
    date: t.field({ type: 'Date', required: true }),
    reference: t.string(),
  }),
})
const pair = {
  paymentId: { required: true, description: 'The payment recorded here.' },
  otherId: { required: true, description: 'Its possible match, recorded in Xero.' },
} as const
const MatchBillPaymentsInput = builder.inputType('MatchBillPaymentsInput', {
  fields: (t) => ({ paymentId: t.id(pair.paymentId), otherId: t.id(pair.otherId) }),
})
const KeepBothBillPaymentsInput = builder.inputType('KeepBothBillPaymentsInput', {
  fields: (t) => ({ paymentId: t.id(pair.paymentId), otherId: t.id(pair.otherId) }),
})
const ReverseBillPaymentInput = builder.inputType('ReverseBillPaymentInput', {
  fields: (t) => ({ paymentId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  recordBillPayment: t.errorUnionField({
    types: [BillPaymentNode, InvalidInput, NotFound, Conflict],
    nullable: true,
    description:
      'Records that a bill was paid; it goes to Xero from the payment account, or from what the expense was paid from.',
    authScopes: { send: true },
    args: { input: t.arg({ type: RecordBillPaymentInput, required: true }) },
    resolve: (_, { input: { id, amount, date, reference } }, context) => {
      const expenseId = localId('Expense', id)
      const document = expenseId
        ? { kind: 'EXPENSE' as const, id: expenseId }
        : { kind: 'BILL' as const, id: localId('Bill', id) }
      return recordPayment(context.dependencies, viewerOf(context), {
        ...{ document, amount, date, reference: reference ?? undefined },
      })
    },
  }),
  reverseBillPayment: t.errorUnionField({
    types: [BillPaymentNode, NotFound, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Takes back a payment recorded here; where Xero has it, it is taken back there too.',
    args: { input: t.arg({ type: ReverseBillPaymentInput, required: true }) },
    resolve: (_, { input }, context) =>
      reversePayment(context.dependencies, viewerOf(context), localId('BillPayment', input.paymentId)),
  }),
  matchBillPayments: t.errorUnionField({
    types: [BillPaymentNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'The two are one payment: ours is tied to the one in Xero, and nothing is sent.',
    args: { input: t.arg({ type: MatchBillPaymentsInput, required: true }) },
    resolve: (_, { input }, context) => matchPayments(context.dependencies, viewerOf(context), pairOf(input)),
  }),
  keepBothBillPayments: t.errorUnionField({
    types: [BillPaymentNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'The two are two payments: ours goes to Xero as well, and they are asked about no more.',
    args: { input: t.arg({ type: KeepBothBillPaymentsInput, required: true }) },
    resolve: (_, { input }, context) => keepBothPayments(context.dependencies, viewerOf(context), pairOf(input)),
  }),
}))

function pairOf({ paymentId, otherId }: { paymentId: string; otherId: string }) {
  return { paymentId: localId('BillPayment', paymentId), otherId: localId('BillPayment', otherId) }
}
