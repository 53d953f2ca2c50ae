import { send } from '../graph/mutation.svelte.ts'
import type { ResultOf } from '../graph/graphql.ts'
import type { Desk } from '../invoice/editor/desk.ts'
import type { Source } from '../invoice/editor/draft.svelte.ts'
import type { PurchaseChoicesQuery } from './editor.graphql.ts'
import type { EditedDocument } from './facts.graphql.ts'
import type { DocumentKind } from './kind.ts'

type Choices = ResultOf<typeof PurchaseChoicesQuery>

/** Where a document of this kind is written. */
export function deskOf({ face, words, due, approve, desk }: DocumentKind, choices: Choices | undefined): Desk {
  return {
    ...desk,
    path: face.path,
    words: words.editor,
    due,
    ...(choices && desk.purchase ? { accounts: choices.accounts.nodes } : {}),
    ...(choices && desk.bank ? { banks: choices.banks.nodes } : {}),
    finish: (id) => send(approve, { input: { id } }),
  }
}

/** A document as the editor starts from it. */
export function sourceOf({ party, bankAccount, ...document }: EditedDocument): Source {
  return { ...document, client: party, ...(bankAccount ? { bankAccountId: bankAccount.id } : {}) }
}
