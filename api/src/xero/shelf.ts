import type { LedgerForm } from '../engine/ledger-documents.ts'
import type { LedgerPlural, WriteOperation } from '../engine/ledger-plans.ts'

/** Where Xero keeps one form of document, and what it calls things there. */
export interface Shelf {
  /** How our operations name it. */
  plural: LedgerPlural
  /** The list in a body, and the last part of its address. */
  member: 'Invoices' | 'CreditNotes' | 'BankTransactions'
  type: 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT' | 'SPEND'
  idMember: string
  numberMember: string
  /** Where an answer repeats what we know the row by. */
  keyMember: string
}

export const shelves: Readonly<Record<LedgerForm, Shelf>> = {
  INVOICE: {
    ...{ plural: 'Invoices', member: 'Invoices', type: 'ACCREC' },
    ...{ idMember: 'InvoiceID', numberMember: 'InvoiceNumber', keyMember: 'InvoiceNumber' },
  },
  // Two suppliers may give their bills one number, so our link tells them apart.
  BILL: {
    ...{ plural: 'Bills', member: 'Invoices', type: 'ACCPAY' },
    ...{ idMember: 'InvoiceID', numberMember: 'InvoiceNumber', keyMember: 'Url' },
  },
  CREDIT_NOTE: {
    ...{ plural: 'CreditNotes', member: 'CreditNotes', type: 'ACCRECCREDIT' },
    ...{ idMember: 'CreditNoteID', numberMember: 'CreditNoteNumber', keyMember: 'CreditNoteNumber' },
  },
  SPEND_MONEY: {
    ...{ plural: 'BankTransactions', member: 'BankTransactions', type: 'SPEND' },
    ...{ idMember: 'BankTransactionID', numberMember: 'Reference', keyMember: 'Reference' },
  },
}

/** The form that an operation such as `createBills` writes. */
export function formWritten(operation: WriteOperation): LedgerForm {
  const found = Object.entries(shelves).find(([, { plural }]) => operation.endsWith(plural))
  if (!found) throw new TypeError(`${operation} writes no documents`)
  return found[0] as LedgerForm
}
