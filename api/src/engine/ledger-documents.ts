export interface LedgerInvoice {
  ledgerId: string
  /** False for a bill or anything else that is not a sales invoice. */
  isSale: boolean
  number: string
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
  net: bigint
  tax: bigint
}

export interface LedgerPayment {
  ledgerPaymentId: string
  ledgerInvoiceId: string
  amount: bigint
  paidOn: string
  reference: string | undefined
  deleted: boolean
  updatedAt: Date | undefined
}

export interface LedgerContact {
  ledgerContactId: string
  number: string | undefined
  name: string
  email: string | undefined
  phone: string | undefined
  archived: boolean
  mergedInto: string | undefined
  updatedAt: Date
}

export interface InvoicePage {
  invoices: LedgerInvoice[]
  /** False on the last page. */
  more: boolean
}

export interface ContactPage {
  contacts: LedgerContact[]
  more: boolean
}

/** What a person looks for: words of a number or a contact, and an amount where the words are one. */
export interface InvoiceSearch {
  text: string
  amount: bigint | undefined
}
