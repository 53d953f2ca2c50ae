import type { Payment } from 'xero-node/dist/gen/model/accounting/payment.js'
import type { LedgerPayment } from '../../engine/ledger-documents.ts'
import { toDay, toTime } from '../dates.ts'
import { toHundredths } from '../money.ts'
import { filled, present } from './present.ts'

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
  }
}
