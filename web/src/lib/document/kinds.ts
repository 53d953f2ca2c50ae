import { bill } from './bill.ts'
import { creditNote } from './credit-note.ts'
import { expense } from './expense.ts'
import type { DocumentKind } from './kind.ts'

/** The kind of document at an address. */
export const kinds = { bills: bill, expenses: expense, 'credit-notes': creditNote } satisfies Record<
  string,
  DocumentKind
>

/** Never asked for another: the route's matcher sees to that. */
export function kindAt(name: string): DocumentKind {
  return kinds[name as keyof typeof kinds]
}
