/** Sales invoice or bill. */
export type InvoiceType = 'ACCREC' | 'ACCPAY'
/** Where an invoice stands. */
export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED'
/** How a document's lines relate to tax. */
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax'

/** One line; every amount is decimal text. */
export interface Line {
  id: string
  description?: string
  quantity?: string
  unitAmount?: string
  lineAmount: string
  taxAmount: string
  taxType?: string
  accountCode?: string
  accountId?: string
  itemCode?: string
  discountRate?: string
  discountAmount?: string
  tracking: Tracking[]
}

/** One tracking option on a line. */
export interface Tracking {
  categoryId: string
  optionId: string
  name: string
  option: string
}

/** What every document with lines carries. Amounts are decimal text, dates are YYYY-MM-DD. */
export interface DocumentBody {
  id: string
  organisationId: string
  contactId: string
  reference?: string
  date: string
  lineAmountTypes: LineAmountTypes
  lines: Line[]
  subTotal: string
  totalTax: string
  total: string
  currency: string
  currencyRate: string
  url?: string
  updatedAt: number
  createdByApp: boolean
}

/** Sales invoice or bill. */
export interface Invoice extends DocumentBody {
  type: InvoiceType
  number: string
  status: InvoiceStatus
  dueDate?: string
  expectedPaymentDate?: string
  plannedPaymentDate?: string
  brandingThemeId?: string
  amountPaid: string
  amountCredited: string
  sentToContact: boolean
  fullyPaidOn?: string
  onlineKey: string
}

/** Credit note to a customer, or from a supplier. */
export interface CreditNote extends DocumentBody {
  type: 'ACCRECCREDIT' | 'ACCPAYCREDIT'
  number: string
  status: InvoiceStatus
  allocations: { id: string; invoiceId: string; amount: string; date: string }[]
  remainingCredit: string
}

/** Money spent from, or received in, a bank account. */
export interface BankTransaction extends DocumentBody {
  type: 'SPEND' | 'RECEIVE'
  status: 'AUTHORISED' | 'DELETED'
  bankAccountId: string
  isReconciled: boolean
}

/** A payment of an invoice. */
export interface Payment {
  id: string
  organisationId: string
  invoiceId: string
  accountId: string
  date: string
  amount: string
  bankAmount: string
  currencyRate: string
  reference?: string
  isReconciled: boolean
  status: 'AUTHORISED' | 'DELETED'
  updatedAt: number
  createdByApp: boolean
}

/** A file on a document. */
export interface Attachment {
  id: string
  organisationId: string
  documentId: string
  fileName: string
  mimeType: string
  size: number
  digest: string
  updatedAt: number
  createdByApp: boolean
}

/** A note in a document's history. */
export interface HistoryRecord {
  id: string
  organisationId: string
  documentId: string
  changes: string
  details: string
  user: string
  at: number
}
