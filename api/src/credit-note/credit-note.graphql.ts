import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import { createDocument } from '../document/create-document.ts'
import { addDocumentOperations } from '../document/document-operations.graphql.ts'
import { documentNode } from '../document/document.graphql.ts'
import { updateDocument } from '../document/update-document.ts'
import { InvoiceLineInput } from '../invoice/invoice-mutations.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'

export const CreditNoteNode = documentNode('CREDIT_NOTE', 'What a client need not pay after all. Used on invoices.')

builder.prismaObjectFields(CreditNoteNode, (t) => ({
  client: t.relation('client', { type: ClientNode }),
  used: t.field({ type: MoneyType, resolve: ({ amountPaid: amount, currency }) => ({ amount, currency }) }),
  remaining: t.field({
    type: MoneyType,
    resolve: ({ status, total, amountPaid, currency }) => ({
      amount: status === 'VOIDED' ? 0n : total - amountPaid,
      currency,
    }),
  }),
}))

addDocumentOperations({ kind: 'CREDIT_NOTE', node: CreditNoteNode, one: 'creditNote', many: 'creditNotes' })

const CreateCreditNoteInput = builder.inputType('CreateCreditNoteInput', {
  fields: (t) => ({
    clientId: t.id({ required: true }),
    number: t.string({ description: 'Null: the next free one.' }),
    issuedOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    lines: t.field({ type: [InvoiceLineInput], required: true }),
  }),
})
const UpdateCreditNoteInput = builder.inputType('UpdateCreditNoteInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ required: true }),
    clientId: t.id(),
    number: t.string(),
    issuedOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    lines: t.field({ type: [InvoiceLineInput] }),
  }),
})

builder.mutationFields((t) => ({
  createCreditNote: t.errorUnionField({
    types: [CreditNoteNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Writes a draft.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateCreditNoteInput, required: true }) },
    resolve: (_, { input }, context) => createDocument(context.dependencies, viewerOf(context), 'CREDIT_NOTE', input),
  }),
  updateCreditNote: t.errorUnionField({
    types: [CreditNoteNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Edits a credit note that nobody edited since `version`. What Xero already has follows by itself.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateCreditNoteInput, required: true }) },
    resolve: (_, { input }, context) => updateDocument(context.dependencies, viewerOf(context), 'CREDIT_NOTE', input),
  }),
}))
