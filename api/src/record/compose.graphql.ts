import { BillNode } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { CreatedStatusType } from '../workspace/workspace.graphql.ts'
import { composeDocument } from './compose-document.ts'

const ComposeLineInput = builder.inputType('ComposeLineInput', {
  fields: (t) => ({
    lineId: t.id({ required: true }),
    quantity: t.field({ type: 'Decimal', description: 'Left out: all that is left. Fixed where a field drives it.' }),
    ledgerTaxRateId: t.id({ description: 'A tax code for this document alone; left out: what the mapping says.' }),
    ledgerAccountId: t.id({ description: 'An account for this document alone; left out: what the mapping says.' }),
  }),
})
const ComposeInvoiceInput = builder.inputType('ComposeInvoiceInput', {
  fields: (t) => ({
    recordId: t.id({ required: true }),
    key: t.string({
      required: true,
      description: 'Yours, new for each invoice. Asked again under the same key, you get the one that is there.',
    }),
    lines: t.field({ type: [ComposeLineInput], required: true }),
    clientId: t.id({ description: 'Left out: the record’s client.' }),
    number: t.string({ description: 'Left out: the next one.' }),
    reference: t.string(),
    issuedOn: t.field({ type: 'Date', description: 'Left out: today.' }),
    dueOn: t.field({ type: 'Date', description: 'Left out: 30 days later.' }),
    createdAs: t.field({
      type: CreatedStatusType,
      description: 'Left out: what the workspace says, a draft at first.',
    }),
  }),
})
const ComposeBillInput = builder.inputType('ComposeBillInput', {
  fields: (t) => ({
    recordId: t.id({ required: true }),
    key: t.string({
      required: true,
      description: 'Yours, new for each bill. Asked again under the same key, you get the one that is there.',
    }),
    lines: t.field({ type: [ComposeLineInput], required: true }),
    supplierId: t.id({ description: 'Left out: the record’s client.' }),
    number: t.string({ required: true, description: 'The supplier’s.' }),
    reference: t.string(),
    issuedOn: t.field({ type: 'Date', description: 'Left out: today.' }),
    dueOn: t.field({ type: 'Date', description: 'Left out: 30 days later.' }),
    createdAs: t.field({
      type: CreatedStatusType,
      description: 'Left out: what the workspace says, a draft at first.',
    }),
  }),
})

builder.mutationFields((t) => ({
  composeInvoice: t.errorUnionField({
    types: [InvoiceNode, InvalidInput, Conflict, NotFound, NotConnected],
    nullable: true,
    description:
      'Makes an invoice of lines of a record and sends it to Xero, as a draft unless something else is said.',
    authScopes: { send: true },
    args: { input: t.arg({ type: ComposeInvoiceInput, required: true }) },
    resolve: (_, { input }, context) => composeDocument(context.dependencies, viewerOf(context), 'INVOICE', input),
  }),
  composeBill: t.errorUnionField({
    types: [BillNode, InvalidInput, Conflict, NotFound, NotConnected],
    nullable: true,
    description: 'Makes a bill of lines of a record and sends it to Xero, as a draft unless something else is said.',
    authScopes: { send: true },
    args: { input: t.arg({ type: ComposeBillInput, required: true }) },
    resolve: (_, { input: { supplierId: clientId, ...input } }, context) =>
      composeDocument(context.dependencies, viewerOf(context), 'BILL', { clientId, ...input }),
  }),
}))
