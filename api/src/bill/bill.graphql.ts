import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import { createDocument } from '../document/create-document.ts'
import { addDocumentOperations } from '../document/document-operations.graphql.ts'
import { documentNode } from '../document/document.graphql.ts'
import { updateDocument } from '../document/update-document.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'

export const BillNode = documentNode('BILL', 'What a supplier wants to be paid. Its number is the supplier’s.')

builder.prismaObjectFields(BillNode, (t) => ({
  supplier: t.relation('client', { type: ClientNode }),
  dueOn: t.expose('dueOn', { type: 'Date' }),
  amountPaid: t.field({ type: MoneyType, resolve: ({ amountPaid: amount, currency }) => ({ amount, currency }) }),
  amountDue: t.field({
    type: MoneyType,
    resolve: ({ status, total, amountPaid, currency }) => ({
      amount: status === 'VOIDED' ? 0n : total - amountPaid,
      currency,
    }),
  }),
}))

addDocumentOperations({ kind: 'BILL', node: BillNode, one: 'bill', many: 'bills' })

export const PurchaseLineInput = builder.inputType('PurchaseLineInput', {
  fields: (t) => ({
    description: t.string({ required: true }),
    quantity: t.field({ type: 'Decimal', required: true }),
    unitPrice: t.field({ type: 'Decimal', required: true }),
    taxRateId: t.id(),
    accountId: t.id({ description: 'The Xero account it was for; null: the default expense account.' }),
  }),
})
const CreateBillInput = builder.inputType('CreateBillInput', {
  fields: (t) => ({
    supplierId: t.id({ required: true, description: 'A client: one party may be customer and supplier.' }),
    number: t.string({ required: true, description: 'The supplier’s.' }),
    issuedOn: t.field({ type: 'Date' }),
    dueOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string({ description: 'Ours. Xero keeps no reference of a bill.' }),
    lines: t.field({ type: [PurchaseLineInput], required: true }),
  }),
})
const UpdateBillInput = builder.inputType('UpdateBillInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ required: true }),
    supplierId: t.id(),
    number: t.string(),
    issuedOn: t.field({ type: 'Date' }),
    dueOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    lines: t.field({ type: [PurchaseLineInput] }),
  }),
})

builder.mutationFields((t) => ({
  createBill: t.errorUnionField({
    types: [BillNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Writes a draft.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateBillInput, required: true }) },
    resolve: (_, { input: { supplierId: clientId, ...bill } }, context) =>
      createDocument(context.dependencies, viewerOf(context), 'BILL', { clientId, ...bill }),
  }),
  updateBill: t.errorUnionField({
    types: [BillNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Edits a bill that nobody edited since `version`. What Xero already has follows by itself.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateBillInput, required: true }) },
    resolve: (_, { input: { supplierId, ...change } }, context) =>
      updateDocument(context.dependencies, viewerOf(context), 'BILL', { clientId: supplierId, ...change }),
  }),
}))
