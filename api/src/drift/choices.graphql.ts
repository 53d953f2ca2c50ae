import { BillNode } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { CreditNoteNode } from '../credit-note/credit-note.graphql.ts'
import type { DocumentNode } from '../document/document.graphql.ts'
import { namesOf } from '../document/kinds.ts'
import { ExpenseNode } from '../expense/expense.graphql.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, LedgerUnavailable, NotConnected, NotFound } from '../problem/problem.ts'
import { keepTheirs, pushOurs } from '../sync/drift/settle-drift.ts'
import { linkDocument } from '../sync/link/link-document.ts'
import { undoUnlink, unlinkDocument } from '../sync/link/unlink-document.ts'

type Kind = 'BILL' | 'CREDIT_NOTE' | 'EXPENSE'

for (const [kind, node] of [
  ['BILL', BillNode],
  ['CREDIT_NOTE', CreditNoteNode],
  ['EXPENSE', ExpenseNode],
] as const) {
  addLinking(kind, node)
  addDeciding(kind, node)
}

/** Ties a document to what Xero has, takes the tie away, and gives it back. */
function addLinking(kind: Kind, node: DocumentNode): void {
  const { type, word } = namesOf(kind)
  // Only numbers of credit notes are unique in Xero.
  const isNumbered = kind === 'CREDIT_NOTE'
  const LinkInput = builder.inputType(`Link${type}Input`, {
    fields: (t) => ({
      id: t.id({ required: true }),
      ledgerId: t.string({
        required: !isNumbered,
        description: `The ${word} in Xero that was chosen${isNumbered ? '; null: the one of the same number' : ''}.`,
      }),
    }),
  })
  const [UnlinkInput, UndoInput] = ['Unlink', 'UndoUnlink'].map((verb) =>
    builder.inputType(`${verb}${type}Input`, { fields: (t) => ({ id: t.id({ required: true }) }) }),
  )
  if (!UnlinkInput || !UndoInput) throw new Error('An input is missing.')

  builder.mutationField(`link${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, Conflict, LedgerUnavailable],
      nullable: true,
      description: `Ties the ${word} to one that is in Xero already, instead of making a second. What differs is asked about.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: LinkInput, required: true }) },
      resolve: (_, { input: { id, ledgerId } }, context) =>
        linkDocument(context.dependencies, viewerOf(context), {
          ...{ kind, documentId: localId(type, id), ledgerId: ledgerId ?? undefined },
        }),
    }),
  )
  builder.mutationField(`unlink${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, Conflict],
      nullable: true,
      description: 'Takes only the link away: what is in Xero stays there, and neither follows the other any more.',
      authScopes: { send: true },
      args: { input: t.arg({ type: UnlinkInput, required: true }) },
      resolve: (_, { input }, context) =>
        unlinkDocument(context.dependencies, viewerOf(context), kind, localId(type, input.id)),
    }),
  )
  builder.mutationField(`undoUnlink${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, Conflict],
      nullable: true,
      description: 'Gives the link back as it was, as long as nothing else was done.',
      authScopes: { send: true },
      args: { input: t.arg({ type: UndoInput, required: true }) },
      resolve: (_, { input }, context) =>
        undoUnlink(context.dependencies, viewerOf(context), kind, localId(type, input.id)),
    }),
  )
}

/** What a person decides about somebody's edit, void or deletion in Xero. */
function addDeciding(kind: Kind, node: DocumentNode): void {
  const { type, word } = namesOf(kind)
  const Input = (name: string) =>
    builder.inputType(name, {
      fields: (t) => ({
        id: t.id({ required: true }),
        changedAt: t.field({
          type: 'DateTime',
          description: 'Of the change you saw; refused when it changed again since.',
        }),
      }),
    })
  const KeepInput = Input(`KeepLedgerVersionOf${type}Input`)
  const PushInput = Input(`Push${type}OverLedgerInput`)

  builder.mutationField(`keepLedgerVersionOf${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, Conflict],
      nullable: true,
      description: `Leaves Xero’s version as it is. Where the ${word} was voided or deleted there, it is voided here as well.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: KeepInput, required: true }) },
      resolve: (_, { input: { id, changedAt } }, context) =>
        keepTheirs(context.dependencies, viewerOf(context), {
          ...{ kind, documentId: localId(type, id), changedAt: changedAt ?? undefined },
        }),
    }),
  )
  builder.mutationField(`push${type}OverLedger`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, Conflict],
      nullable: true,
      description: 'Sends ours over Xero’s version. One that was voided or deleted there is sent anew.',
      authScopes: { send: true },
      args: { input: t.arg({ type: PushInput, required: true }) },
      resolve: (_, { input: { id, changedAt } }, context) =>
        pushOurs(context.dependencies, viewerOf(context), {
          ...{ kind, documentId: localId(type, id), changedAt: changedAt ?? undefined },
        }),
    }),
  )
}
