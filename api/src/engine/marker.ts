import type { LedgerForm } from './ledger-documents.ts'

/**
 * The reference of what has no other name of ours at the ledger: a payment, a credit note. It finds it again when an
 * answer was lost; the person's own reference stays readable in front.
 */
export function withMarker({ id, reference }: { id: string; reference: string | null | undefined }): string {
  const marker = `TIE-${id.replaceAll('-', '').slice(-16)}`
  return reference ? `${reference.slice(0, 200)} ${marker}` : marker
}

interface Marked {
  form: LedgerForm
  reference: string | undefined
  url: string | undefined
}

/** What says that a document is ours beyond doubt: our link, or on a credit note, which has none, our reference. */
export function markOf({ form, reference, url }: Marked): string | undefined {
  return form === 'CREDIT_NOTE' ? reference : url
}

/** What tells a document's row in an answer: its number, or on a bill, whose number is the supplier's, our link. */
export function keyOf({ form, number, url }: { form: LedgerForm; number: string; url: string }): string {
  return form === 'BILL' ? url : number
}

/** Part of a credit note used on an invoice has no number either: the two it ties together name it. */
export function creditKey(ledgerCreditNoteId: string, ledgerInvoiceId: string): string {
  return `${ledgerCreditNoteId}/${ledgerInvoiceId}`
}

/** The invoice named in such a key. */
export function invoiceIn(key: string): string {
  return key.split('/', 2)[1] ?? ''
}

/** The credit note named in such a key. */
export function creditNoteIn(key: string): string {
  return key.split('/', 1)[0] ?? ''
}
