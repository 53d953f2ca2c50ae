import type { Payment } from 'xero-node/dist/gen/model/accounting/payment.js'
import type { LedgerPayment } from '../../engine/ledger-documents.ts'
import { toDay, toTime } from '../dates.ts'
import { toHundredths } from '../money.ts'
import { filled, present } from './present.ts'
import { fromXeroStatus } from './status.ts'

/** A payment in our words. Inside an invoice Xero does not repeat whose payment it is, so its id is handed in. */
export function fromXeroPayment(payment: Payment, invoiceId?: string): LedgerPayment {
  return {
    ledgerPaymentId: present(payment.paymentID, 'PaymentID'),
    method: 'MONEY',
    ledgerInvoiceId: present(payment.invoice?.invoiceID ?? invoiceId, 'Invoice.InvoiceID'),
    amount: toHundredths(payment.amount),
    paidOn: present(toDay(payment.date), 'Date'),
    reference: filled(payment.reference),
    updatedAt: toTime(payment.updatedDateUTC),
    deleted: String(payment.status) === 'DELETED',
    invoice: fromAnswer(payment.invoice),
  }
}

/** Only the answer to a write shows the invoice with its date; lists name it and little more. */
function fromAnswer(invoice: Payment['invoice']): LedgerPayment['invoice'] {
  const updatedAt = toTime(invoice?.updatedDateUTC)
  if (!invoice?.status || !updatedAt || invoice.amountDue === undefined) return undefined
  const { status, amountDue, amountPaid } = invoice
  return {
    status: fromXeroStatus(status),
    amountDue: toHundredths(amountDue),
    amountPaid: toHundredths(amountPaid),
    updatedAt,
  }
}
