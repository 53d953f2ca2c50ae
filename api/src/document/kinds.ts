import type { DocumentKind } from '@tieout/prisma'
import { globalId, typeOf } from '../lib/ids.ts'

/** What each kind of document is called: in the API, in the web app's addresses, and to a person. */
const NAMES = {
  INVOICE: { type: 'Invoice', page: '/invoices', word: 'invoice' },
  BILL: { type: 'Bill', page: '/bills', word: 'bill' },
  CREDIT_NOTE: { type: 'CreditNote', page: '/credit-notes', word: 'credit note' },
  EXPENSE: { type: 'Expense', page: '/expenses', word: 'expense' },
} as const satisfies Record<DocumentKind, { type: string; page: string; word: string }>

export function namesOf(kind: DocumentKind): (typeof NAMES)[DocumentKind] {
  return NAMES[kind]
}

/** A document's id as callers know it. */
export function documentGlobalId({ kind, id }: { kind: DocumentKind; id: string }): string {
  return globalId(NAMES[kind].type, id)
}

/** Whether a global id is of something bought: an invoice stands for what has none. */
export function isPurchase(given: string | undefined): boolean {
  return namesIn(given) === NAMES.BILL || namesIn(given) === NAMES.EXPENSE
}

/** The names of the kind that a global id is of; an invoice's where there is none. */
export function namesIn(given: string | undefined): (typeof NAMES)[DocumentKind] {
  const type = given === undefined ? undefined : typeOf(given)
  return Object.values(NAMES).find((names) => names.type === type) ?? NAMES.INVOICE
}
