import { builder } from '../builder.ts'
import { type Context, viewerOf } from '../context.ts'
import { DocumentInterface } from '../document/document.graphql.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { keepTheirs, pushOurs, type Choice } from '../sync/drift/settle-drift.ts'
import { undoUnlink, unlinkDocument } from '../sync/link/unlink-document.ts'
import { loadLedgerChange, type ChangeRow, type LedgerChange } from './ledger-change.ts'

const LedgerChangeKindType = builder.enumType('LedgerChangeKind', {
  values: ['EDITED', 'VOIDED', 'DELETED'] as const,
})
const ChangeRowType = builder.objectRef<ChangeRow>('LedgerChangeRow').implement({
  description: 'One row of ours beside Xero’s.',
  fields: (t) => ({
    label: t.exposeString('label'),
    agreed: t.string({
      nullable: true,
      description: 'What the two last agreed on; null: they never did, or had no such row.',
      resolve: ({ agreed }) => agreed,
    }),
    ours: t.string({ nullable: true, resolve: ({ ours }) => ours }),
    theirs: t.string({ nullable: true, resolve: ({ theirs }) => theirs }),
    changedThere: t.exposeBoolean('changedThere', { description: 'Someone changed it in Xero.' }),
    differs: t.exposeBoolean('differs', { description: 'Ours and Xero’s differ now.' }),
  }),
})
const LedgerChangeType = builder.objectRef<LedgerChange>('LedgerChange').implement({
  description:
    'Someone edited, voided or deleted the document in Xero. Nothing is overwritten on either side until a person chooses.',
  fields: (t) => ({
    kind: t.expose('kind', { type: LedgerChangeKindType }),
    changedAt: t.expose('changedAt', { type: 'DateTime' }),
    keptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Set: someone left Xero’s version as it is, and is asked again only when it changes again or we would overwrite it.',
      resolve: ({ keptAt }) => keptAt,
    }),
    rows: t.field({ type: [ChangeRowType], resolve: ({ rows }) => rows }),
  }),
})

const ledgerChange = {
  type: LedgerChangeType,
  nullable: true,
  description: 'What someone did to it in Xero since the two agreed, side by side; null: nothing stands between them.',
  resolve: ({ id }: { id: string }, _: object, context: Context) => loadLedgerChange(context, id),
} as const
builder.prismaObjectFields('Document', (t) => ({ ledgerChange: t.field(ledgerChange) }))
builder.interfaceField(DocumentInterface, 'ledgerChange', (t) => t.field(ledgerChange))

const KeepTheirsInput = builder.inputType('KeepLedgerVersionInput', {
  fields: (t) => ({
    invoiceId: t.id({ required: true }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'Of the change you saw; refused when it changed again since.',
    }),
  }),
})
const PushOursInput = builder.inputType('PushOverLedgerInput', {
  fields: (t) => ({
    invoiceId: t.id({ required: true }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'Of the change you saw; refused when it changed again since.',
    }),
  }),
})
const UnlinkInvoiceInput = builder.inputType('UnlinkInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})
const UndoUnlinkInput = builder.inputType('UndoUnlinkInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  keepLedgerVersion: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Leaves Xero’s version as it is. An invoice that was voided or deleted there is voided here as well.',
    args: { input: t.arg({ type: KeepTheirsInput, required: true }) },
    resolve: (_, { input }, context) => keepTheirs(context.dependencies, viewerOf(context), choiceOf(input)),
  }),
  pushOverLedger: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Sends ours over Xero’s version. One that was voided or deleted there is sent anew.',
    args: { input: t.arg({ type: PushOursInput, required: true }) },
    resolve: (_, { input }, context) => pushOurs(context.dependencies, viewerOf(context), choiceOf(input)),
  }),
  unlinkInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Takes only the link away: what is in Xero stays there, and neither follows the other any more.',
    args: { input: t.arg({ type: UnlinkInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      unlinkDocument(context.dependencies, viewerOf(context), 'INVOICE', localId('Invoice', input.invoiceId)),
  }),
  undoUnlink: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Gives the link back as it was, as long as nothing else was done.',
    args: { input: t.arg({ type: UndoUnlinkInput, required: true }) },
    resolve: (_, { input }, context) =>
      undoUnlink(context.dependencies, viewerOf(context), 'INVOICE', localId('Invoice', input.invoiceId)),
  }),
}))

function choiceOf({ invoiceId, changedAt }: { invoiceId: string; changedAt?: Date | null | undefined }): Choice {
  return { kind: 'INVOICE', documentId: localId('Invoice', invoiceId), changedAt: changedAt ?? undefined }
}
