import { Decimal } from 'decimal.js'
import type { Invoice } from '../model/documents.ts'

/** What is still to be paid; nothing once the document is voided or deleted. */
export function amountDue(invoice: Pick<Invoice, 'status' | 'total' | 'amountPaid' | 'amountCredited'>): Decimal {
  if (invoice.status === 'VOIDED' || invoice.status === 'DELETED') return new Decimal(0)
  return new Decimal(invoice.total).minus(invoice.amountPaid).minus(invoice.amountCredited)
}
