import type { AlignedField } from './align-contact.ts'
import type { HeldContact, LedgerForm } from './ledger-documents.ts'

export interface PlannedLine {
  description: string
  /** Exact decimals as strings. */
  quantity: string
  unitPrice: string
  account: LedgerAccountRef
  taxType: string
  /** Our own tax in hundredths, sent only where the mapped rate would compute another. */
  taxAmount: bigint | undefined
  /** At most one option of each tracking category; empty: none is sent. */
  tracking: PlannedTracking[]
  /** Set on an update, so that the ledger edits the line instead of making it anew. */
  ledgerLineId: string | undefined
}

/** One option of a tracking category: the ledger goes by the ids, people by the names. */
export interface PlannedTracking {
  ledgerCategoryId: string
  ledgerOptionId: string
  category: string
  option: string
}

export interface PlannedDocument {
  form: LedgerForm
  /** Unique at the ledger among sales invoices and among credit notes; not among bills and money spent. */
  number: string
  ledgerContactId: string
  issuedOn: string
  dueOn: string
  currency: string
  reference: string | undefined
  /** Leads from the ledger back to the document here; names it beyond doubt when a number is met again. */
  url: string
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED'
  lines: PlannedLine[]
  /** Where money spent came from; nothing else has one. */
  bankAccount: LedgerAccountRef | undefined
  /** Set on an update or a void. */
  ledgerId: string | undefined
}

/** An account of the ledger: its code, or its id where it has none. */
export type LedgerAccountRef = { code: string } | { id: string }

export interface PlannedContact {
  /** Our own key at the ledger (Xero's ContactNumber, at most 50 characters). */
  number: string
  name: string
  email: string | undefined
  phone: string | undefined
}

/** A new item. Its code is its key at the ledger, whatever its case. */
export interface PlannedItem {
  code: string
  name: string
  description: string | undefined
  /** Undefined: it is not sold. */
  sales: PlannedItemSide | undefined
  /** Undefined: it is not bought. */
  purchases: PlannedItemSide | undefined
}

export interface PlannedItemSide {
  /** An exact decimal, up to four places; undefined: each line says its own. */
  price: string | undefined
  accountCode: string | undefined
  taxType: string | undefined
}

/** Details of a contact to be changed there; what it leaves out stays. */
export interface PlannedContactUpdate {
  held: HeldContact
  changes: Partial<Record<AlignedField, string | undefined>>
}

export interface PlannedPayment {
  /** Carried as the payment's reference, so that it can be found again: payments have no number. */
  marker: string
  ledgerInvoiceId: string
  account: LedgerAccountRef
  paidOn: string
  amount: bigint
}

/** Part of a credit note to use on an invoice. */
export interface PlannedAllocation {
  ledgerInvoiceId: string
  amount: bigint
  usedOn: string
}

/** A file to hang on a document. Its name is its key there: sent again, it takes its own place. */
export interface PlannedReceipt {
  form: LedgerForm
  ledgerId: string
  fileName: string
  contentType: string
}

/** A write as exact bytes. The same bytes under the same key are safe to repeat inside `replayWindowMs`. */
export interface EncodedWrite {
  operation: WriteOperation
  payload: string
}

export type WriteOperation =
  | 'createContacts'
  | 'updateContacts'
  | 'createItems'
  | 'createPayments'
  | 'deletePayment'
  | 'createAllocations'
  | 'deleteAllocation'
  | 'attachReceipt'
  | `create${LedgerPlural}`
  | `update${LedgerPlural}`

export type LedgerPlural = 'Invoices' | 'Bills' | 'CreditNotes' | 'BankTransactions'
