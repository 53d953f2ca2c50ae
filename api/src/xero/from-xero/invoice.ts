import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js'
import type { LineItem } from 'xero-node/dist/gen/model/accounting/lineItem.js'
import type { LedgerInvoice, LedgerLine } from '../../engine/ledger-documents.ts'
import { toDay, toTime } from '../dates.ts'
import { toDecimal, toHundredths } from '../money.ts'
import { fromXeroPayment } from './payment.ts'
import { filled, present } from './present.ts'

/** An invoice in our words. Throws where Xero left out what it always sends. */
export function fromXeroInvoice(invoice: Invoice): LedgerInvoice {
  const ledgerId = present(invoice.invoiceID, 'InvoiceID')
  return {
    ledgerId,
    isSale: String(invoice.type) === 'ACCREC',
    number: invoice.invoiceNumber ?? '',
    status: fromXeroStatus(invoice.status),
    ledgerContactId: present(invoice.contact?.contactID, 'ContactID'),
    contactName: filled(invoice.contact?.name),
    issuedOn: present(toDay(invoice.date), 'Date'),
    dueOn: toDay(invoice.dueDate),
    currency: String(present(invoice.currencyCode, 'CurrencyCode')),
    reference: filled(invoice.reference),
    url: filled(invoice.url),
    subtotal: toHundredths(invoice.subTotal),
    taxTotal: toHundredths(invoice.totalTax),
    total: toHundredths(invoice.total),
    amountDue: toHundredths(invoice.amountDue),
    amountPaid: toHundredths(invoice.amountPaid),
    amountCredited: toHundredths(invoice.amountCredited),
    updatedAt: present(toTime(invoice.updatedDateUTC), 'UpdatedDateUTC'),
    lines: invoice.lineItems?.map(fromXeroLine),
    payments: (invoice.payments ?? []).map((payment) => fromXeroPayment(payment, ledgerId)),
  }
}

function fromXeroLine(line: LineItem): LedgerLine {
  return {
    ledgerLineId: present(line.lineItemID, 'LineItemID'),
    description: line.description ?? '',
    quantity: toDecimal(line.quantity),
    unitPrice: toDecimal(line.unitAmount),
    accountCode: filled(line.accountCode),
    taxType: filled(line.taxType),
    net: toHundredths(line.lineAmount),
    tax: toHundredths(line.taxAmount),
  }
}

function fromXeroStatus(status: Invoice['status']): LedgerInvoice['status'] {
  // The SDK declares numbers where Xero and the SDK itself use these words.
  const word = String(status)
  switch (word) {
    case 'DRAFT':
    case 'SUBMITTED':
    case 'AUTHORISED':
    case 'PAID':
    case 'VOIDED':
    case 'DELETED':
      return word
    default:
      throw new TypeError(`Status ${word} is unknown`)
  }
}
