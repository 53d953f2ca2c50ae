import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { globalId } from '../lib/ids.ts'
import { LedgerItemNode } from '../ledger/items.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { Conflict, LedgerUnavailable, NotConnected, NotFound } from '../problem/problem.ts'
import { RecordNode } from '../record/record.graphql.ts'
import { linkItem, linkLedgerDocument } from './link-to-record.ts'
import { type LinkView, loadLinks } from './links-of.ts'
import { refreshRecord } from './refresh-record.ts'
import { shownOf, type Shown } from './shown.ts'
import { unlinkFromRecord } from './unlink-from-record.ts'

const RecordLinkKindType = builder.enumType('RecordLinkKind', {
  description: 'What of Xero a record is tied to by itself.',
  values: {
    ITEM: { description: 'The item it stands for.' },
    INVOICE: { description: 'A sales invoice that was in Xero already.' },
    BILL: { description: 'A bill that was in Xero already.' },
  } as const,
})

const SeenDocumentType = builder.objectRef<Shown>('SeenLedgerDocument').implement({
  description: 'An invoice or a bill as Xero last showed it. Its content stays in Xero.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number there.' }),
    contact: t.exposeString('contact', { description: 'Whom it is for, or from.' }),
    status: t.exposeString('status', { description: 'Its status there.' }),
    issuedOn: t.field({ type: 'Date', description: 'Its date.', resolve: ({ issuedOn }) => issuedOn }),
    total: t.field({
      type: MoneyType,
      description: 'What it comes to.',
      resolve: ({ total, currency }) => ({ amount: BigInt(total), currency }),
    }),
    amountDue: t.field({
      type: MoneyType,
      description: 'What is still to be paid.',
      resolve: ({ amountDue, currency }) => ({ amount: BigInt(amountDue), currency }),
    }),
  }),
})

const RecordLinkType = builder.objectRef<LinkView>('RecordLink').implement({
  description: 'Something in Xero that a person tied to a record.',
  fields: (t) => ({
    id: t.id({ description: 'Names it for unlinking.', resolve: ({ link }) => globalId('RecordLink', link.id) }),
    kind: t.field({ type: RecordLinkKindType, description: 'What it is.', resolve: ({ link }) => link.kind }),
    ledgerId: t.string({ description: 'Xero’s own id of it.', resolve: ({ link }) => link.ledgerId }),
    item: t.field({
      type: LedgerItemNode,
      nullable: true,
      description: 'The item; null: it is something else.',
      resolve: ({ item }) => item,
    }),
    document: t.field({
      type: SeenDocumentType,
      nullable: true,
      description: 'The invoice or bill; null: it is something else.',
      resolve: ({ link }) => shownOf(link),
    }),
    checkedAt: t.field({
      type: 'DateTime',
      description: 'When Xero was last asked about it.',
      resolve: ({ link }) => link.readAt,
    }),
    organisationName: t.string({ description: 'Whose books it is in.', resolve: ({ link }) => link.organisation.name }),
    isForeign: t.exposeBoolean('isForeign', {
      description: 'Those books aren’t connected now: it is shown as it was last seen, and rests until they are back.',
    }),
    url: t.string({
      nullable: true,
      description: 'Opens it in Xero; null: Xero has no address for it.',
      resolve: ({ link: { kind, ledgerId, organisation } }, _, { dependencies }) =>
        kind === 'ITEM' ? null : dependencies.ledger.documentUrl(organisation.shortCode ?? undefined, kind, ledgerId),
    }),
  }),
})

builder.prismaObjectFields(RecordNode, (t) => ({
  links: t.field({
    type: [RecordLinkType],
    description: 'What it is tied to in Xero by itself, the newest first; of other organisations too.',
    resolve: async ({ id }, _, context) => (await loadLinks(context, id)) ?? [],
  }),
  item: t.field({
    type: LedgerItemNode,
    nullable: true,
    description: 'The item it stands for in the connected organisation; null: none yet.',
    resolve: async ({ id }, _, context) =>
      (await loadLinks(context, id))?.find(({ item, isForeign }) => item && !isForeign)?.item,
  }),
}))

const LinkItemInput = builder.inputType('LinkItemInput', {
  fields: (t) => ({
    recordId: t.id({ required: true, description: 'The record.' }),
    itemId: t.id({ required: true, description: 'The item it is to stand for.' }),
  }),
})
const LinkableType = builder.enumType('LinkableDocumentKind', {
  description: 'What of Xero’s documents can be tied to a record.',
  values: { INVOICE: { description: 'A sales invoice.' }, BILL: { description: 'A bill.' } } as const,
})
const LinkLedgerDocumentInput = builder.inputType('LinkLedgerDocumentInput', {
  fields: (t) => ({
    recordId: t.id({ required: true, description: 'The record.' }),
    kind: t.field({ type: LinkableType, required: true, description: 'What it is.' }),
    ledgerId: t.string({ required: true, description: 'Xero’s own id, as `searchLedgerDocuments` tells it.' }),
  }),
})
const UnlinkFromRecordInput = builder.inputType('UnlinkFromRecordInput', {
  fields: (t) => ({ linkId: t.id({ required: true, description: 'The tie to take away.' }) }),
})
const RefreshedPartType = builder.enumType('RecordPart', {
  description: 'What of a record is looked up again in Xero.',
  values: {
    CONTACT: { description: 'Its client’s contact, with balances.' },
    ITEM: { description: 'The item it stands for, with prices.' },
    DOCUMENTS: { description: 'The invoices and bills that were linked to it.' },
  } as const,
})
const RefreshRecordInput = builder.inputType('RefreshRecordInput', {
  fields: (t) => ({
    recordId: t.id({ required: true, description: 'The record.' }),
    parts: t.field({ type: [RefreshedPartType], description: 'Left out: all of it.' }),
  }),
})

builder.mutationFields((t) => ({
  linkItem: t.errorUnionField({
    types: [RecordNode, NotFound, NotConnected, Conflict],
    nullable: true,
    description: 'Lets a record stand for an item that is in Xero.',
    authScopes: { send: true },
    args: { input: t.arg({ type: LinkItemInput, required: true }) },
    resolve: (_, { input }, context) => linkItem(context.dependencies, viewerOf(context), input),
  }),
  linkLedgerDocument: t.errorUnionField({
    types: [RecordNode, NotFound, NotConnected, Conflict, LedgerUnavailable],
    nullable: true,
    description:
      'Ties an invoice or a bill that is in Xero to a record, to be followed there. Nothing of it is copied here.',
    authScopes: { send: true },
    args: { input: t.arg({ type: LinkLedgerDocumentInput, required: true }) },
    resolve: (_, { input }, context) => linkLedgerDocument(context.dependencies, viewerOf(context), input),
  }),
  unlinkFromRecord: t.errorUnionField({
    types: [RecordNode, NotFound, NotConnected],
    nullable: true,
    description: 'Takes a tie of a record away; what it was tied to stays in Xero.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UnlinkFromRecordInput, required: true }) },
    resolve: (_, { input }, context) => unlinkFromRecord(context.dependencies, viewerOf(context), input),
  }),
  refreshRecord: t.errorUnionField({
    types: [RecordNode, NotFound, NotConnected, LedgerUnavailable],
    nullable: true,
    description: 'Pulls the latest of what a record is tied to from Xero, now: at most one call for each part.',
    authScopes: { send: true },
    args: { input: t.arg({ type: RefreshRecordInput, required: true }) },
    resolve: (_, { input }, context) => refreshRecord(context.dependencies, viewerOf(context), input),
  }),
}))
