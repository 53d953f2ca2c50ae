import { send } from '../graph/mutation.svelte.ts'
import { creditNoteFace, creditNoteName, faceOf, wordsOf } from '../words/document.ts'
import { ApproveCreditNote, PushCreditNote, RefreshCreditNote, VoidCreditNote } from './credit-note-actions.graphql.ts'
import {
  CreateCreditNote,
  CreditNoteQuery,
  CreditNotesQuery,
  EditedCreditNote,
  UpdateCreditNote,
} from './credit-note.graphql.ts'
import {
  KeepLedgerVersionOfCreditNote,
  PushCreditNoteOverLedger,
  UnlinkCreditNote,
  UndoUnlinkCreditNote,
  LinkCreditNote,
} from './credit-note-choices.graphql.ts'
import { CreditNotePageQuery } from './list-pages.graphql.ts'
import type { DocumentKind } from './kind.ts'

/** What a client owes less. */
export const creditNote: DocumentKind = {
  type: 'CreditNote',
  words: wordsOf(creditNoteName),
  face: { ...faceOf(creditNoteName), ...creditNoteFace },
  due: false,
  list: CreditNotesQuery,
  page: CreditNotePageQuery,
  one: CreditNoteQuery,
  edited: EditedCreditNote,
  approve: ApproveCreditNote,
  push: PushCreditNote,
  refresh: RefreshCreditNote,
  void: VoidCreditNote,
  choices: {
    kind: 'CREDIT_NOTE',
    keep: KeepLedgerVersionOfCreditNote,
    push: PushCreditNoteOverLedger,
    unlink: UnlinkCreditNote,
    undo: UndoUnlinkCreditNote,
    link: LinkCreditNote,
  },
  desk: {
    numbered: true,
    supplier: false,
    purchase: false,
    bank: false,
    write: async (draft, edited) => {
      const input = { ...draft.input, lines: draft.sales }
      const clientId = draft.client?.id ?? ''
      if (edited)
        return send(UpdateCreditNote, { input: { ...input, id: edited.id, version: edited.version, clientId } })
      return send(CreateCreditNote, { input: { ...input, number: input.number || null, clientId } })
    },
  },
}
