import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { createDocument } from '../document/create-document.ts'
import { updateDocument } from '../document/update-document.ts'
import { voidDocument } from '../document/void-document.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { InvoiceNode } from './invoice.graphql.ts'

export const InvoiceLineInput = builder.inputType('InvoiceLineInput', {
  fields: (t) => ({
    description: t.string({ required: true }),
    quantity: t.field({ type: 'Decimal', required: true }),
    unitPrice: t.field({ type: 'Decimal', required: true }),
    taxRateId: t.id(),
    projectId: t.id(),
    serviceId: t.id(),
  }),
})
const CreateInvoiceInput = builder.inputType('CreateInvoiceInput', {
  fields: (t) => ({
    clientId: t.id({ required: true }),
    number: t.string(),
    issuedOn: t.field({ type: 'Date' }),
    dueOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    lines: t.field({ type: [InvoiceLineInput], required: true }),
  }),
})
const UpdateInvoiceInput = builder.inputType('UpdateInvoiceInput', {
  fields: (t) => ({
    invoiceId: t.id({ required: true }),
    version: t.int({ required: true }),
    clientId: t.id(),
    number: t.string(),
    issuedOn: t.field({ type: 'Date' }),
    dueOn: t.field({ type: 'Date' }),
    currency: t.string(),
    reference: t.string(),
    lines: t.field({ type: [InvoiceLineInput] }),
  }),
})
const VoidInvoiceInput = builder.inputType('VoidInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  createInvoice: t.errorUnionField({
    types: [InvoiceNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateInvoiceInput, required: true }) },
    resolve: (_, { input }, context) => createDocument(context.dependencies, viewerOf(context), 'INVOICE', input),
  }),
  updateInvoice: t.errorUnionField({
    types: [InvoiceNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateInvoiceInput, required: true }) },
    resolve: (_, { input: { invoiceId: id, ...change } }, context) =>
      updateDocument(context.dependencies, viewerOf(context), 'INVOICE', { id, ...change }),
  }),
  voidInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: VoidInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      voidDocument(context.dependencies, viewerOf(context), 'INVOICE', input.invoiceId),
  }),
}))
