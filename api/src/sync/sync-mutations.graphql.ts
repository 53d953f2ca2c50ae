import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { localId } from '../lib/ids.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import {
  Conflict,
  InvalidInput,
  LedgerUnavailable,
  NotConnected,
  NotFound,
  SetupIncomplete,
} from '../problem/problem.ts'
import { linkDocument } from './link/link-document.ts'
import { approveDocument } from './approve-document.ts'
import { pushNow } from './push-now.ts'
import { refreshDocument } from './refresh-document.ts'
import { retryDocuments } from './retry-documents.ts'
import { sendInvoices, type SentInvoices } from './send-invoices.ts'

/** More at once is a job for several calls. */
const MOST_AT_ONCE = 100

const SendInvoiceInput = builder.inputType('SendInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})
const SendInvoicesInput = builder.inputType('SendInvoicesInput', {
  fields: (t) => ({ invoiceIds: t.idList({ required: true }) }),
})
const PushInvoiceInput = builder.inputType('PushInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})
const RetryInvoicesInput = builder.inputType('RetryInvoicesInput', {
  fields: (t) => ({
    reasonCode: t.string({ description: 'All that failed for this code; null: all that failed.' }),
    invoiceIds: t.idList(),
  }),
})
const RefreshInvoiceInput = builder.inputType('RefreshInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})
const LinkInvoiceInput = builder.inputType('LinkInvoiceInput', {
  fields: (t) => ({
    invoiceId: t.id({ required: true }),
    ledgerId: t.string({ description: 'The invoice in Xero that was chosen; null: the one of the same number.' }),
  }),
})

const RefusedInvoiceType = builder.objectRef<SentInvoices['refused'][number]>('RefusedInvoice').implement({
  fields: (t) => ({
    invoiceId: t.exposeID('invoiceId'),
    problem: t.field({ type: ProblemType, resolve: ({ problem }) => problem }),
  }),
})
const SendInvoicesSuccess = builder.objectRef<SentInvoices>('SendInvoicesSuccess').implement({
  fields: (t) => ({
    invoices: t.field({ type: [InvoiceNode], resolve: ({ invoices }) => invoices }),
    refused: t.field({ type: [RefusedInvoiceType], resolve: ({ refused }) => refused }),
  }),
})
const RetryInvoicesSuccess = builder.objectRef<{ count: number }>('RetryInvoicesSuccess').implement({
  fields: (t) => ({ count: t.exposeInt('count') }),
})

builder.mutationFields((t) => ({
  sendInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: SendInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      approveDocument(context.dependencies, viewerOf(context), 'INVOICE', localId('Invoice', input.invoiceId)),
  }),
  sendInvoices: t.errorUnionField({
    types: [SendInvoicesSuccess, InvalidInput],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: SendInvoicesInput, required: true }) },
    resolve: (_, { input: { invoiceIds } }, context) => {
      const wrong = invoiceIds.length === 0 || invoiceIds.length > MOST_AT_ONCE
      if (wrong) return new InvalidInput([{ path: 'invoiceIds', message: 'Name 1 to 100 invoices.' }])
      const ids = invoiceIds.map((given) => ({ given, local: localId('Invoice', given) }))
      return sendInvoices(context.dependencies, viewerOf(context), ids)
    },
  }),
  pushInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, SetupIncomplete, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: PushInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      pushNow(context.dependencies, viewerOf(context), 'INVOICE', localId('Invoice', input.invoiceId)),
  }),
  retryInvoices: t.errorUnionField({
    types: [RetryInvoicesSuccess, NotConnected],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: RetryInvoicesInput, required: true }) },
    resolve: (_, { input: { reasonCode, invoiceIds } }, context) =>
      retryDocuments(context.dependencies, viewerOf(context), {
        kind: 'INVOICE',
        reasonCode: reasonCode ?? undefined,
        documentIds: invoiceIds?.flatMap((id) => localId('Invoice', id) ?? []),
      }),
  }),
  refreshInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, LedgerUnavailable],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: RefreshInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      refreshDocument(context.dependencies, viewerOf(context), 'INVOICE', localId('Invoice', input.invoiceId)),
  }),
  linkInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict, LedgerUnavailable],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: LinkInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      linkDocument(context.dependencies, viewerOf(context), {
        kind: 'INVOICE',
        documentId: localId('Invoice', input.invoiceId),
        ledgerId: input.ledgerId ?? undefined,
      }),
  }),
}))
