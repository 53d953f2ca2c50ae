import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { InvalidInput, LedgerUnavailable, NotConnected } from '../problem/problem.ts'
import type { Document } from '@tieout/prisma'
import { searchLedger, type Candidate } from '../sync/link/search-ledger.ts'

const LedgerInvoiceType = builder.objectRef<Candidate>('LedgerInvoice').implement({
  description: 'A sales invoice as it stands in Xero, to link one of ours to.',
  fields: (t) => ({
    ledgerId: t.string({ resolve: ({ there }) => there.ledgerId }),
    number: t.string({ resolve: ({ there }) => there.number }),
    contact: t.string({ resolve: ({ there }) => there.contactName ?? '' }),
    issuedOn: t.field({ type: 'Date', resolve: ({ there }) => there.issuedOn }),
    status: t.string({ resolve: ({ there }) => there.status }),
    total: t.field({
      type: MoneyType,
      resolve: ({ there: { total: amount, currency } }) => ({ amount, currency }),
    }),
    amountDue: t.field({
      type: MoneyType,
      resolve: ({ there: { amountDue: amount, currency } }) => ({ amount, currency }),
    }),
    url: t.string({
      resolve: ({ there, shortCode }, _, { dependencies }) =>
        dependencies.ledger.documentUrl(shortCode, 'INVOICE', there.ledgerId),
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
    resolve: (_, { text }, context) => searchLedger(context.dependencies, viewerOf(context), { kind: 'INVOICE', text }),
  }),
)

const LinkedDocumentType = builder.objectRef<Document>('LinkedDocument').implement({
  description: 'A document of ours that is tied to one in Xero.',
  fields: (t) => ({
    id: t.id({ resolve: documentGlobalId }),
    kind: t.expose('kind', { type: DocumentKindType }),
    number: t.exposeString('number'),
  }),
})
const LedgerDocumentType = builder.objectRef<Candidate>('LedgerDocument').implement({
  description: 'A document as it stands in Xero, to link one of ours to.',
  fields: (t) => ({
    ledgerId: t.string({ resolve: ({ there }) => there.ledgerId }),
    number: t.string({ description: 'Of spent money, its reference.', resolve: ({ there }) => there.number }),
    contact: t.string({ resolve: ({ there }) => there.contactName ?? '' }),
    issuedOn: t.field({ type: 'Date', resolve: ({ there }) => there.issuedOn }),
    status: t.string({ resolve: ({ there }) => there.status }),
    total: t.field({
      type: MoneyType,
      resolve: ({ there: { total: amount, currency } }) => ({ amount, currency }),
    }),
    url: t.string({
      resolve: ({ there: { form, ledgerId }, shortCode }, _, { dependencies }) =>
        dependencies.ledger.documentUrl(shortCode, form, ledgerId),
    }),
    linkedTo: t.field({
      type: LinkedDocumentType,
      nullable: true,
      description: 'Our document that is tied to it already: it cannot be linked to another.',
      resolve: ({ linkedTo }) => linkedTo,
    }),
  }),
})
const SearchLedgerDocumentsSuccess = builder
  .objectRef<{ candidates: Candidate[] }>('SearchLedgerDocumentsSuccess')
  .implement({
    fields: (t) => ({ documents: t.field({ type: [LedgerDocumentType], resolve: ({ candidates }) => candidates }) }),
  })

builder.queryField('searchLedgerDocuments', (t) =>
  t.errorUnionField({
    types: [SearchLedgerDocumentsSuccess, InvalidInput, NotConnected, LedgerUnavailable],
    nullable: true,
    authScopes: { send: true },
    description:
      'Looks in Xero, in one call, for live documents that one of this kind could be linked to, by number, contact or amount; the newest 25.',
    args: { kind: t.arg({ type: DocumentKindType, required: true }), text: t.arg.string({ required: true }) },
    resolve: (_, { kind, text }, context) => searchLedger(context.dependencies, viewerOf(context), { kind, text }),
  }),
)
