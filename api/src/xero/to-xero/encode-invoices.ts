import type { EncodedWrite, PlannedInvoice, PlannedLine } from '../../engine/ledger-plans.ts'
import { fromHundredths, toJsonNumber } from '../money.ts'
import { encode } from './payload.ts'

/** New invoices. Throws where one already has an id: creating it again is never meant. */
export function encodeInvoices(invoices: PlannedInvoice[]): EncodedWrite {
  const known = invoices.find(({ ledgerId }) => ledgerId !== undefined)
  if (known) throw new TypeError(`Invoice ${known.number} is in the ledger already`)
  return encode('createInvoices', {
    keys: invoices.map(({ number }) => number),
    ids: invoices.map(() => null),
    rows: invoices.map(toXeroInvoice),
  })
}

/** Changes and voids. Throws where one has no id: Xero would go by its number and might change another document. */
export function encodeInvoiceUpdates(invoices: PlannedInvoice[]): EncodedWrite {
  const unknown = invoices.find(({ ledgerId }) => ledgerId === undefined)
  if (unknown) throw new TypeError(`Invoice ${unknown.number} has no id to update by`)
  return encode('updateInvoices', {
    keys: invoices.map(({ number }) => number),
    ids: invoices.map(({ ledgerId }) => ledgerId ?? null),
    rows: invoices.map((invoice) => (isEnding(invoice) ? toXeroVoid(invoice) : toXeroInvoice(invoice))),
  })
}

function isEnding({ status }: PlannedInvoice): boolean {
  return status === 'VOIDED' || status === 'DELETED'
}

/** Only the id and the status: anything more would count as an edit of a document that may no longer be edited. */
function toXeroVoid({ ledgerId, status }: PlannedInvoice): object {
  return { invoiceID: ledgerId, status }
}

function toXeroInvoice(invoice: PlannedInvoice): object {
  return {
    type: 'ACCREC',
    invoiceID: invoice.ledgerId,
    // Nothing beside the id: Xero would edit the contact and drop the people filed under it.
    contact: { contactID: invoice.ledgerContactId },
    invoiceNumber: invoice.number,
    reference: invoice.reference,
    url: invoice.url,
    date: invoice.issuedOn,
    dueDate: invoice.dueOn,
    lineAmountTypes: 'Exclusive',
    currencyCode: invoice.currency,
    status: invoice.status,
    lineItems: invoice.lines.map(toXeroLine),
  }
}

function toXeroLine(line: PlannedLine): object {
  return {
    lineItemID: line.ledgerLineId,
    description: line.description,
    quantity: toJsonNumber(line.quantity),
    unitAmount: toJsonNumber(line.unitPrice),
    accountCode: 'code' in line.account ? line.account.code : undefined,
    accountID: 'id' in line.account ? line.account.id : undefined,
    taxType: line.taxType,
    taxAmount: line.taxAmount === undefined ? undefined : fromHundredths(line.taxAmount),
  }
}
