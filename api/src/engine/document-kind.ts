import type { Books } from './books.ts'
import type { LedgerForm } from './ledger-documents.ts'

export type DocumentKind = 'INVOICE' | 'BILL' | 'CREDIT_NOTE' | 'EXPENSE'

/** The side of trade: the ledger has other tax codes and accounts for what is sold than for what is bought. */
export type Side = 'SALES' | 'PURCHASES'

export function sideOf(kind: DocumentKind): Side {
  return kind === 'BILL' || kind === 'EXPENSE' ? 'PURCHASES' : 'SALES'
}

/** What a document becomes at the ledger. Only an expense has a choice, and that is the workspace's. */
export function formOf(kind: DocumentKind, { expensesAs }: Pick<Books, 'expensesAs'>): LedgerForm {
  return kind === 'EXPENSE' ? expensesAs : kind
}

/** Every form, in the order in which they are read. */
export const everyForm = ['INVOICE', 'BILL', 'CREDIT_NOTE', 'SPEND_MONEY'] as const satisfies readonly LedgerForm[]

/** What a document there would be here, where nothing says otherwise. */
export function kindOf(form: LedgerForm): DocumentKind {
  return form === 'SPEND_MONEY' ? 'EXPENSE' : form
}

/** Whether it is a demand for money: only that is due on a day. */
export function isDemand(form: LedgerForm): boolean {
  return form === 'INVOICE' || form === 'BILL'
}

/** The books as documents of this kind see them: the mappings of their own side. */
export function booksFor(kind: DocumentKind, books: Books): Books {
  if (sideOf(kind) === 'SALES') return books
  return { ...books, ...books.purchases, side: 'PURCHASES', accountByProject: new Map(), accountByService: new Map() }
}
