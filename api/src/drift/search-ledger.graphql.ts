import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { InvalidInput, LedgerUnavailable, NotConnected } from '../problem/problem.ts'
import { searchLedger, type Candidate } from '../sync/link/search-ledger.ts'

const LedgerInvoiceType = builder.objectRef<Candidate>('LedgerInvoice').implement({
  description: 'A sales invoice as it stands in Xero, to link one of ours to.',
  fields: (t) => ({
    ledgerId: t.string({ resolve: ({ invoice }) => invoice.ledgerId }),
    number: t.string({ resolve: ({ invoice }) => invoice.number }),
    contact: t.string({ resolve: ({ invoice }) => invoice.contactName ?? '' }),
    issuedOn: t.field({ type: 'Date', resolve: ({ invoice }) => invoice.issuedOn }),
    status: t.string({ resolve: ({ invoice }) => invoice.status }),
    total: t.field({
      type: MoneyType,
      resolve: ({ invoice: { total: amount, currency } }) => ({ amount, currency }),
    }),
    amountDue: t.field({
      type: MoneyType,
      resolve: ({ invoice: { amountDue: amount, currency } }) => ({ amount, currency }),
    }),
    url: t.string({
      resolve: ({ invoice, shortCode }, _, { dependencies }) =>
        dependencies.ledger.documentUrl(shortCode, 'INVOICE', invoice.ledgerId),
    }),
    linkedTo: t.field({
      type: InvoiceNode,
      nullable: true,
      description: 'Our invoice that is tied to it already: it cannot be linked to another.',
      resolve: ({ linkedTo }) => linkedTo,
    }),
  }),
})

const SearchLedgerSuccess = builder.objectRef<{ candidates: Candidate[] }>('SearchLedgerInvoicesSuccess').implement({
  fields: (t) => ({ invoices: t.field({ type: [LedgerInvoiceType], resolve: ({ candidates }) => candidates }) }),
})

builder.queryField('searchLedgerInvoices', (t) =>
  t.errorUnionField({
    types: [SearchLedgerSuccess, InvalidInput, NotConnected, LedgerUnavailable],
    nullable: true,
    authScopes: { send: true },
    description: 'Looks in Xero, in one call, for live sales invoices by number, contact or amount; the newest 25.',
    args: { text: t.arg.string({ required: true }) },
    resolve: (_, { text }, context) => searchLedger(context.dependencies, viewerOf(context), text),
  }),
)
