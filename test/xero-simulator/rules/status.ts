import type { InvoiceStatus } from '../model/documents.ts'

/** The moves an application may make; PAID comes and goes with payments alone. */
export const statusMoves: Readonly<Record<InvoiceStatus | 'NEW', readonly InvoiceStatus[]>> = {
  NEW: ['DRAFT', 'SUBMITTED', 'AUTHORISED'],
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
}

/** Whether an application may take a document from one status to the other. */
export function mayMove(from: InvoiceStatus | 'NEW', to: InvoiceStatus): boolean {
  return statusMoves[from].includes(to)
}
