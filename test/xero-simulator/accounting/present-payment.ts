import type { World } from '../core/world.ts'
import type { Payment } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { utcString, xeroDate } from './dates.ts'
import { presentContactStub } from './present-contact.ts'
import { presentInvoice } from './present-document.ts'

/** A payment as the Payments endpoint shows it. */
export function presentPayment(world: World, payment: Payment, { detail }: { detail: 'list' | 'full' }): object {
  const invoice = world.store.invoices.get(payment.invoiceId)
  const account = world.store.accounts.get(payment.accountId)
  const whole = invoice && detail === 'full' ? presentInvoice(world, invoice, { unitDecimals: 2, detail: 'bare' }) : {}
  return {
    PaymentID: payment.id,
    Date: xeroDate(payment.date),
    BankAmount: Number(payment.bankAmount),
    Amount: Number(payment.amount),
    ...(payment.reference !== undefined && { Reference: payment.reference }),
    CurrencyRate: Number(payment.currencyRate),
    PaymentType: invoice?.type === 'ACCPAY' ? 'ACCPAYPAYMENT' : 'ACCRECPAYMENT',
    Status: payment.status,
    UpdatedDateUTC: xeroDate(payment.updatedAt),
    UpdatedDateUTCString: utcString(payment.updatedAt),
    HasAccount: true,
    IsReconciled: payment.isReconciled,
    Account: { AccountID: account?.id, Code: account?.code, Name: account?.name },
    Invoice: {
      ...whole,
      Type: invoice?.type,
      InvoiceID: invoice?.id,
      InvoiceNumber: invoice?.number,
      Contact: presentContactStub(invoice && world.store.contacts.get(invoice.contactId)),
      CurrencyCode: invoice?.currency,
      ...(invoice && { AmountDue: amountDue(invoice).toNumber() }),
      HasErrors: false,
      IsDiscounted: false,
    },
    HasValidationErrors: false,
  }
}
