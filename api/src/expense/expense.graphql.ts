import { PurchaseLineInput } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import { createDocument } from '../document/create-document.ts'
import { addDocumentOperations } from '../document/document-operations.graphql.ts'
import { documentNode } from '../document/document.graphql.ts'
import { updateDocument } from '../document/update-document.ts'
import { LedgerAccountNode } from '../ledger/ledger.graphql.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'

export const ExpenseNode = documentNode(
  'EXPENSE',
  'Money spent. In Xero it is a spend-money transaction or a bill, as the workspace chose.',
)

builder.prismaObjectFields(ExpenseNode, (t) => ({
  supplier: t.relation('client', { type: ClientNode, description: 'Where it was spent.' }),
  bankAccount: t.relation('bankAccount', {
    type: LedgerAccountNode,
    nullable: true,
    description: 'What it was paid from; null: the workspace’s payment account.',
  }),
}))

addDocumentOperations({ kind: 'EXPENSE', node: ExpenseNode, one: 'expense', many: 'expenses' })

const CreateExpenseInput = builder.inputType('CreateExpenseInput', {
  fields: (t) => ({
    supplierId: t.id({ required: true, description: 'Where it was spent: a client, for one party may be both.' }),
    number: t.string({ description: 'Null: the next free one.' }),
    issuedOn: t.field({ type: 'Date', description: 'The day it was spent; null: today.' }),
    currency: t.string(),
    reference: t.string(),
    bankAccountId: t.id({ description: 'A Xero bank account; null: the workspace’s payment account.' }),
    lines: t.field({ type: [PurchaseLineInput], required: true }),
  }),
})
const UpdateExpenseInput = builder.inputType('UpdateExpenseInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ required: true }),
    supplierId: t.id(),
    number: t.string(),
    issuedOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    bankAccountId: t.id(),
    lines: t.field({ type: [PurchaseLineInput] }),
  }),
})

builder.mutationFields((t) => ({
  createExpense: t.errorUnionField({
    types: [ExpenseNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Writes a draft.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateExpenseInput, required: true }) },
    resolve: (_, { input: { supplierId: clientId, ...expense } }, context) =>
      createDocument(context.dependencies, viewerOf(context), 'EXPENSE', { clientId, ...expense }),
  }),
  updateExpense: t.errorUnionField({
    types: [ExpenseNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Edits an expense that nobody edited since `version`. What Xero already has follows by itself.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateExpenseInput, required: true }) },
    resolve: (_, { input: { supplierId, ...change } }, context) =>
      updateDocument(context.dependencies, viewerOf(context), 'EXPENSE', { clientId: supplierId, ...change }),
  }),
}))
