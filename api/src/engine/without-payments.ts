import type { LedgerDocument } from './ledger-documents.ts'

/** The ledger's invoice as it will be when these payments, which we are taking back, are gone there. */
export function withoutPayments(invoice: LedgerDocument, ledgerPaymentIds: ReadonlySet<string>): LedgerDocument {
  const going = invoice.payments.filter((one) => ledgerPaymentIds.has(one.ledgerPaymentId) && !one.deleted)
  if (going.length === 0) return invoice
  const amount = going.reduce((sum, payment) => sum + payment.amount, 0n)
  return {
    ...invoice,
    status: invoice.status === 'PAID' ? 'AUTHORISED' : invoice.status,
    amountPaid: invoice.amountPaid - amount,
    amountDue: invoice.amountDue + amount,
    payments: invoice.payments.filter((payment) => !going.includes(payment)),
  }
}
