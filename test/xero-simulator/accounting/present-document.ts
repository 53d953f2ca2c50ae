import { Decimal } from 'decimal.js'
import type { World } from '../core/world.ts'
import type { CreditNote, DocumentBody, Invoice, Line, Payment } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { dateString, utcString, xeroDate } from './dates.ts'
import { presentContact, presentContactStub } from './present-contact.ts'

/** How much of a document is shown: alone and after a write everything, in pages lines, otherwise neither lines nor contact. */
export interface Detail {
  unitDecimals: 2 | 4
  detail: 'full' | 'page' | 'bare' | 'summary'
}

/** An invoice or bill as the Invoices endpoint shows it. */
export function presentInvoice(world: World, invoice: Invoice, { unitDecimals, detail }: Detail): object {
  const payments = world.store.payments.by('invoice', invoice.id).filter(({ status }) => status === 'AUTHORISED')
  const credits = Number(invoice.amountCredited) === 0 ? [] : creditsOf(world, invoice)
  return {
    Type: invoice.type,
    InvoiceID: invoice.id,
    InvoiceNumber: invoice.number,
    ...(invoice.type === 'ACCREC' && { Reference: invoice.reference ?? '' }),
    ...(detail !== 'summary' && {
      Payments: payments.map(presentAppliedPayment),
      CreditNotes: credits,
      Prepayments: [],
      Overpayments: [],
    }),
    AmountDue: amountDue(invoice).toNumber(),
    AmountPaid: Number(invoice.amountPaid),
    AmountCredited: Number(invoice.amountCredited),
    SentToContact: invoice.sentToContact,
    ...(invoice.url && { Url: invoice.url }),
    CurrencyRate: Number(invoice.currencyRate),
    IsDiscounted: invoice.lines.some((line) => line.discountRate ?? line.discountAmount),
    HasErrors: false,
    HasAttachments: world.store.attachments.by('document', invoice.id).length > 0,
    ...presentBody(world, invoice, { unitDecimals, detail }),
    ...(invoice.dueDate && { DueDateString: dateString(invoice.dueDate), DueDate: xeroDate(invoice.dueDate) }),
    ...(invoice.brandingThemeId && { BrandingThemeID: invoice.brandingThemeId }),
    ...(invoice.expectedPaymentDate && { ExpectedPaymentDate: xeroDate(invoice.expectedPaymentDate) }),
    ...(invoice.plannedPaymentDate && { PlannedPaymentDate: xeroDate(invoice.plannedPaymentDate) }),
    ...(invoice.fullyPaidOn && { FullyPaidOnDate: xeroDate(invoice.fullyPaidOn) }),
  }
}

/** What all documents with lines show alike. */
export function presentBody(
  world: World,
  body: DocumentBody & { status: string },
  { unitDecimals, detail }: Detail,
): object {
  const contact = world.store.contacts.get(body.contactId)
  return {
    Contact:
      detail === 'full' && contact
        ? presentContact(world, contact, { detail: 'summary' })
        : presentContactStub(contact),
    DateString: dateString(body.date),
    Date: xeroDate(body.date),
    Status: body.status,
    LineAmountTypes: body.lineAmountTypes,
    ...(detail !== 'summary' && {
      LineItems: detail === 'bare' ? [] : body.lines.map((line) => presentLine(line, unitDecimals)),
    }),
    SubTotal: Number(body.subTotal),
    TotalTax: Number(body.totalTax),
    Total: Number(body.total),
    UpdatedDateUTC: xeroDate(body.updatedAt),
    UpdatedDateUTCString: utcString(body.updatedAt),
    CurrencyCode: body.currency,
  }
}

function presentLine(line: Line, unitDecimals: 2 | 4): object {
  return {
    ...(line.itemCode && { ItemCode: line.itemCode }),
    ...(line.description !== undefined && { Description: line.description }),
    ...(line.unitAmount !== undefined && { UnitAmount: rounded(line.unitAmount, unitDecimals) }),
    ...(line.taxType && { TaxType: line.taxType }),
    TaxAmount: Number(line.taxAmount),
    LineAmount: Number(line.lineAmount),
    ...(line.accountCode && { AccountCode: line.accountCode, AccountID: line.accountId }),
    Tracking: line.tracking.map(({ categoryId, optionId, name, option }) => ({
      Name: name,
      Option: option,
      TrackingCategoryID: categoryId,
      TrackingOptionID: optionId,
    })),
    ...(line.quantity !== undefined && { Quantity: Number(line.quantity) }),
    LineItemID: line.id,
    ...(line.discountRate && { DiscountRate: Number(line.discountRate) }),
    ...(line.discountAmount && { DiscountAmount: Number(line.discountAmount) }),
    ValidationErrors: [],
  }
}

function rounded(amount: string, decimals: 2 | 4): number {
  return new Decimal(amount).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toNumber()
}

function presentAppliedPayment(payment: Payment): object {
  return {
    PaymentID: payment.id,
    Date: xeroDate(payment.date),
    Amount: Number(payment.amount),
    ...(payment.reference && { Reference: payment.reference }),
    CurrencyRate: Number(payment.currencyRate),
    HasAccount: true,
    HasValidationErrors: false,
  }
}

function creditsOf(world: World, invoice: Invoice): object[] {
  const notes = world.store.creditNotes.by('organisation', invoice.organisationId)
  return notes.flatMap((note) =>
    note.allocations.filter(({ invoiceId }) => invoiceId === invoice.id).map((part) => presentCredit(note, part)),
  )
}

function presentCredit(note: CreditNote, { amount, date }: CreditNote['allocations'][number]): object {
  return {
    CreditNoteID: note.id,
    CreditNoteNumber: note.number,
    ID: note.id,
    AppliedAmount: Number(amount),
    DateString: dateString(date),
    Date: xeroDate(date),
    Total: Number(note.total),
    LineItems: [],
    HasErrors: false,
  }
}
