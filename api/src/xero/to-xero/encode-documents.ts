import type {
  EncodedWrite,
  LedgerAccountRef,
  PlannedDocument,
  PlannedLine,
  PlannedTracking,
} from '../../engine/ledger-plans.ts'
import { keyOf } from '../../engine/marker.ts'
import { fromHundredths, toJsonNumber } from '../money.ts'
import { shelves } from '../shelf.ts'
import { encode } from './payload.ts'

/** New documents of one form. Throws where one already has an id: creating it again is never meant. */
export function encodeDocuments(documents: PlannedDocument[]): EncodedWrite {
  const known = documents.find(({ ledgerId }) => ledgerId !== undefined)
  if (known) throw new TypeError(`${known.number} is in the ledger already`)
  return encode(`create${pluralOf(documents)}`, {
    keys: documents.map(keyOf),
    ids: documents.map(() => null),
    rows: documents.map(toXeroDocument),
  })
}

/** Changes and voids. Throws where one has no id: Xero would go by its number and might change another document. */
export function encodeDocumentUpdates(documents: PlannedDocument[]): EncodedWrite {
  const unknown = documents.find(({ ledgerId }) => ledgerId === undefined)
  if (unknown) throw new TypeError(`${unknown.number} has no id to update by`)
  return encode(`update${pluralOf(documents)}`, {
    keys: documents.map(keyOf),
    ids: documents.map(({ ledgerId }) => ledgerId ?? null),
    rows: documents.map((document) => (isEnding(document) ? toXeroVoid(document) : toXeroDocument(document))),
  })
}

function pluralOf(documents: PlannedDocument[]) {
  const [form, ...others] = new Set(documents.map((document) => document.form))
  if (form === undefined || others.length > 0) throw new TypeError('One write holds documents of one form')
  return shelves[form].plural
}

function isEnding({ status }: PlannedDocument): boolean {
  return status === 'VOIDED' || status === 'DELETED'
}

/** Only the id and the status: anything more would count as an edit of a document that may no longer be edited. */
function toXeroVoid(document: PlannedDocument): object {
  return { ...idOf(document), status: document.status }
}

function toXeroDocument(document: PlannedDocument): object {
  return {
    type: shelves[document.form].type,
    ...idOf(document),
    // Nothing beside the id: Xero would edit the contact and drop the people filed under it.
    contact: { contactID: document.ledgerContactId },
    ...namesOf(document),
    date: document.issuedOn,
    lineAmountTypes: 'Exclusive',
    currencyCode: document.currency,
    status: document.status,
    lineItems: document.lines.map(toXeroLine),
  }
}

function idOf({ form, ledgerId }: PlannedDocument): object {
  if (form === 'CREDIT_NOTE') return { creditNoteID: ledgerId }
  return form === 'SPEND_MONEY' ? { bankTransactionID: ledgerId } : { invoiceID: ledgerId }
}

/** What each form alone has: Xero keeps no reference of a bill, no link on a credit note, no number of spent money. */
function namesOf({ form, number, reference, url, dueOn, bankAccount }: PlannedDocument): object {
  switch (form) {
    case 'INVOICE':
      return { invoiceNumber: number, reference, url, dueDate: dueOn }
    case 'BILL':
      return { invoiceNumber: number, url, dueDate: dueOn }
    case 'CREDIT_NOTE':
      return { creditNoteNumber: number, reference }
    case 'SPEND_MONEY':
      return { reference: number, url, bankAccount: bankAccount && toXeroAccount(bankAccount) }
  }
}

/** An account by its code, or by its id where it has none. */
export function toXeroAccount(account: LedgerAccountRef): object {
  return 'code' in account ? { code: account.code } : { accountID: account.id }
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
    tracking: line.tracking.length === 0 ? undefined : line.tracking.map(toXeroTracking),
  }
}

function toXeroTracking({ ledgerCategoryId, ledgerOptionId }: PlannedTracking): object {
  return { trackingCategoryID: ledgerCategoryId, trackingOptionID: ledgerOptionId }
}
