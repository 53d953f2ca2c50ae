import type { BankTransaction } from 'xero-node/dist/gen/model/accounting/bankTransaction.js'
import type { CreditNote } from 'xero-node/dist/gen/model/accounting/creditNote.js'
import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js'
import type { LineItemTracking } from 'xero-node/dist/gen/model/accounting/lineItemTracking.js'
import type { PlannedTracking } from '../../engine/ledger-plans.ts'
import type { LineItem } from 'xero-node/dist/gen/model/accounting/lineItem.js'
import type { LedgerDocument, LedgerLine } from '../../engine/ledger-documents.ts'
import { toDay, toTime } from '../dates.ts'
import { toDecimal, toHundredths } from '../money.ts'
import { fromXeroAllocations, fromXeroCredits } from './credit.ts'
import { fromXeroPayment } from './payment.ts'
import { fromXeroStatus } from './status.ts'
import { filled, present } from './present.ts'

/** An invoice or a bill in our words. Throws where Xero left out what it always sends. */
export function fromXeroInvoice(invoice: Invoice): LedgerDocument {
  const ledgerId = present(invoice.invoiceID, 'InvoiceID')
  return {
    ...bodyOf(invoice),
    ledgerId,
    form: String(invoice.type) === 'ACCREC' ? 'INVOICE' : 'BILL',
    number: invoice.invoiceNumber ?? '',
    dueOn: toDay(invoice.dueDate),
    url: filled(invoice.url),
    amountDue: toHundredths(invoice.amountDue),
    amountPaid: toHundredths(invoice.amountPaid),
    amountCredited: toHundredths(invoice.amountCredited),
    payments: [
      ...(invoice.payments ?? []).map((payment) => fromXeroPayment(payment, ledgerId)),
      ...fromXeroCredits(invoice.creditNotes ?? [], ledgerId),
    ],
  }
}

/** A credit note in our words: what was used of it counts as settled, what is left as due. */
export function fromXeroCreditNote(note: CreditNote): LedgerDocument {
  const ledgerId = present(note.creditNoteID, 'CreditNoteID')
  const remaining = toHundredths(note.remainingCredit)
  const used = isOver(note.status) ? 0n : toHundredths(note.total) - remaining
  return {
    ...bodyOf(note),
    ledgerId,
    form: 'CREDIT_NOTE',
    number: note.creditNoteNumber ?? '',
    dueOn: undefined,
    url: undefined,
    amountDue: remaining,
    amountPaid: used,
    amountCredited: 0n,
    payments: fromXeroAllocations(note.allocations ?? [], ledgerId),
  }
}

/** Spent money in our words. Reconciled with the bank, it can no longer change. */
export function fromXeroBankTransaction(transaction: BankTransaction): LedgerDocument {
  const body = bodyOf(transaction)
  const isReconciled = transaction.isReconciled === true && body.status === 'AUTHORISED'
  return {
    ...body,
    ledgerId: present(transaction.bankTransactionID, 'BankTransactionID'),
    form: 'SPEND_MONEY',
    number: transaction.reference ?? '',
    status: isReconciled ? 'PAID' : body.status,
    dueOn: undefined,
    url: filled(transaction.url),
    amountDue: 0n,
    amountPaid: 0n,
    amountCredited: 0n,
    payments: [],
  }
}

type Shared =
  'contact' | 'date' | 'currencyCode' | 'reference' | 'subTotal' | 'totalTax' | 'total' | 'updatedDateUTC' | 'lineItems'

/** What all forms tell alike. */
function bodyOf(body: Pick<Invoice, Shared> & { status?: unknown }) {
  return {
    status: fromXeroStatus(body.status),
    ledgerContactId: present(body.contact?.contactID, 'ContactID'),
    contactName: filled(body.contact?.name),
    issuedOn: present(toDay(body.date), 'Date'),
    currency: String(present(body.currencyCode, 'CurrencyCode')),
    reference: filled(body.reference),
    subtotal: toHundredths(body.subTotal),
    taxTotal: toHundredths(body.totalTax),
    total: toHundredths(body.total),
    updatedAt: present(toTime(body.updatedDateUTC), 'UpdatedDateUTC'),
    lines: body.lineItems?.map(fromXeroLine),
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
    tracking: (line.tracking ?? []).flatMap(fromXeroTracked),
    net: toHundredths(line.lineAmount),
    tax: toHundredths(line.taxAmount),
  }
}

function isOver(status: unknown): boolean {
  return String(status) === 'VOIDED' || String(status) === 'DELETED'
}

/** What a line is filed under; an entry without ids could not be sent back. */
function fromXeroTracked(entry: LineItemTracking): PlannedTracking[] {
  const [ledgerCategoryId, ledgerOptionId] = [filled(entry.trackingCategoryID), filled(entry.trackingOptionID)]
  if (!ledgerCategoryId || !ledgerOptionId) return []
  return [{ ledgerCategoryId, ledgerOptionId, category: entry.name ?? '', option: entry.option ?? '' }]
}
