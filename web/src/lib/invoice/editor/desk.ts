import { send } from '../../graph/mutation.svelte.ts'
import type { Problem } from '../../graph/problem.graphql.ts'
import { editorWords, type EditorWords } from '../../words/editor.ts'
import { SendInvoice } from '../mutations.graphql.ts'
import type { Draft, Source } from './draft.svelte.ts'
import { CreateInvoice, UpdateInvoice } from './editor.graphql.ts'

/** A document that was saved. */
export interface Saved {
  id: string
  number: string
}

/** An account somebody may choose. */
export interface Account {
  id: string
  code: string | null
  name: string
  archived: boolean
}

/** Where one kind of document is written: its fields, and where what was written goes. */
export interface Desk {
  /** Of the kind's list. */
  path: string
  words: EditorWords
  /** Whether it has a day to be paid by. */
  due: boolean
  /** Whether its number may be left to us. */
  numbered: boolean
  /** Whom it names is somebody we buy from. */
  supplier: boolean
  /** For purchases: what their lines may be for. */
  accounts?: readonly Account[]
  /** What it may have been paid from. */
  banks?: readonly Account[]
  write: (draft: Draft, edited: Source | undefined) => Promise<Saved | Problem>
  /** Ends its time as a draft. */
  finish: (id: string) => Promise<Saved | Problem>
}

export const invoiceDesk: Desk = {
  path: '/invoices',
  words: editorWords,
  due: true,
  numbered: false,
  supplier: false,
  write: async (draft, edited) => {
    const input = { ...draft.input, dueOn: draft.dueOn, lines: draft.sales }
    const clientId = draft.client?.id
    if (edited)
      return send(UpdateInvoice, {
        input: { ...input, invoiceId: edited.id, version: edited.version, clientId: clientId ?? null },
      })
    return send(CreateInvoice, { input: { ...input, clientId: clientId ?? '' } })
  },
  finish: (id) => send(SendInvoice, { input: { invoiceId: id } }),
}
