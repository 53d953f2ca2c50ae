import type { PlannedTracking } from './ledger-plans.ts'

/** What a document is at the ledger. Money spent is a transaction of a bank account; it is never due. */
export type LedgerForm = 'INVOICE' | 'BILL' | 'CREDIT_NOTE' | 'SPEND_MONEY'

export interface LedgerDocument {
  ledgerId: string
  form: LedgerForm
  /** Of money spent, its reference. */
  number: string
  /** Money spent is PAID once it is reconciled with the bank. */
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED'
  ledgerContactId: string
  contactName: string | undefined
  issuedOn: string
  dueOn: string | undefined
  currency: string
  reference: string | undefined
  url: string | undefined
  subtotal: bigint
  taxTotal: bigint
  total: bigint
  /** What is still to be settled; of a credit note, what is left of it. */
  amountDue: bigint
  amountPaid: bigint
  amountCredited: bigint
  updatedAt: Date
  /** Absent where the ledger's list left them out. */
  lines: LedgerLine[] | undefined
  payments: LedgerPayment[]
}

export interface LedgerLine {
  ledgerLineId: string
  description: string
  quantity: string
  unitPrice: string
  accountCode: string | undefined
  taxType: string | undefined
  /** Absent in what was stored before it was read. */
  tracking?: PlannedTracking[]
  net: bigint
  tax: bigint
}

export interface LedgerPayment {
  /** Of a credit, `creditKey`. */
  ledgerPaymentId: string
  method: 'MONEY' | 'CREDIT'
  ledgerInvoiceId: string
  amount: bigint
  paidOn: string
  reference: string | undefined
  deleted: boolean
  updatedAt: Date | undefined
  /** How its invoice stands after it, where the ledger told with its answer. */
  invoice?: InvoiceStanding | undefined
}

export type InvoiceStanding = Pick<LedgerDocument, 'status' | 'amountDue' | 'amountPaid' | 'updatedAt'>

/** A file on a document. */
export interface LedgerReceipt {
  ledgerReceiptId: string
  fileName: string
}

export interface LedgerContact {
  ledgerContactId: string
  number: string | undefined
  name: string
  email: string | undefined
  phone: string | undefined
  archived: boolean
  mergedInto: string | undefined
  /** What the ledger itself calls it, by the documents it has; absent in what never came from a read. */
  isCustomer?: boolean
  isSupplier?: boolean
  /** What is outstanding, in the organisation's currency; absent where the ledger left it out. */
  balances?: { receivable: bigint; payable: bigint } | undefined
  updatedAt: Date
}

/** A contact as it is to be changed there: with what a change must say again, for the ledger takes away what it leaves out. */
export interface HeldContact extends LedgerContact {
  /** The ledger's own words, for it alone. */
  kept: string
}

export interface DocumentPage {
  documents: LedgerDocument[]
  /** False on the last page. */
  more: boolean
}

export interface ContactPage {
  contacts: LedgerContact[]
  more: boolean
}

/** What a person looks for: words of a number or a contact, and an amount where the words are one. */
export interface DocumentSearch {
  text: string
  amount: bigint | undefined
}

export interface CountedDocumentPage extends DocumentPage {
  /** How many the whole list holds. */
  count: number
}
