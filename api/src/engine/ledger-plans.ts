export interface PlannedLine {
  description: string
  /** Exact decimals as strings. */
  quantity: string
  unitPrice: string
  /** The ledger's account: its code, or its id where it has no code. */
  account: { code: string } | { id: string }
  taxType: string
  /** Our own tax in hundredths, sent only where the mapped rate would compute another. */
  taxAmount: bigint | undefined
  /** Set on an update, so that the ledger edits the line instead of making it anew. */
  ledgerLineId: string | undefined
}

export interface PlannedInvoice {
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
  /** Set on an update or a void. */
  ledgerId: string | undefined
}

export interface PlannedContact {
  /** Our own key at the ledger (Xero's ContactNumber, at most 50 characters). */
  number: string
  name: string
  email: string | undefined
  phone: string | undefined
}

export interface PlannedPayment {
  /** Carried as the payment's reference, so that it can be found again: payments have no number. */
  marker: string
  ledgerInvoiceId: string
  account: { code: string } | { id: string }
  paidOn: string
  amount: bigint
}

/** A write as exact bytes. The same bytes under the same key are safe to repeat inside `replayWindowMs`. */
export interface EncodedWrite {
  operation: WriteOperation
  payload: string
}

export type WriteOperation = 'createContacts' | 'createInvoices' | 'updateInvoices' | 'createPayments'
