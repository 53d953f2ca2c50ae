import type { Contact } from '../model/contact.ts'
import type { Attachment, BankTransaction, CreditNote, Invoice, Payment } from '../model/documents.ts'
import type { ViolationKind } from '../core/violations.ts'
import { digest } from '../core/ids.ts'
import { numberKey } from '../store/store.ts'
import type { Actor } from './actor.ts'

/** Notes a document the application made twice: same content under Xero's numbers, or a bill's number or link again. */
export function noteInvoice(actor: Actor, invoice: Invoice, { numbered }: { numbered: boolean }): void {
  const twin = candidates(actor, invoice, numbered).find(
    (other) =>
      other.id !== invoice.id && other.createdByApp && isLive(other.status) && isTwin(invoice, other, numbered),
  )
  if (twin) note(actor, 'duplicate-document', `${describe(invoice)} repeats ${describe(twin)}`)
}

/** Only where a twin can be: a link or a number is quicker to look up than a contact with ten thousand invoices. */
function candidates(actor: Actor, invoice: Invoice, numbered: boolean): Invoice[] {
  const { invoices } = actor.world.store
  const linked = invoice.url ? invoices.by('url', `${invoice.organisationId}|${invoice.url}`) : []
  if (!numbered) return [...linked, ...invoices.by('contact', invoice.contactId)]
  const named = invoices.by('number', numberKey(invoice.organisationId, invoice.number))
  return [...linked, ...named.filter(({ contactId }) => contactId === invoice.contactId)]
}

function isTwin(invoice: Invoice, other: Invoice, numbered: boolean): boolean {
  if (other.type !== invoice.type) return false
  if (invoice.url && invoice.url === other.url) return true
  if (invoice.type === 'ACCPAY' && numbered) return other.number === invoice.number
  if (numbered) return false
  return content(invoice) === content(other)
}

function content({ reference, date, currency, lines, url }: Invoice): string {
  return digest(JSON.stringify([reference, date, currency, url, lines.map(({ id: _, ...line }) => line)]))
}

function isLive(status: string): boolean {
  return status !== 'DELETED' && status !== 'VOIDED'
}

function describe({ type, number, id }: Invoice): string {
  return `${type} ${number || '(no number)'} ${id}`
}

/** Notes a payment the application made twice. */
export function notePayment(actor: Actor, payment: Payment): void {
  const twin = actor.world.store.payments.by('invoice', payment.invoiceId).find((other) => {
    const same = other.date === payment.date && other.amount === payment.amount && other.accountId === payment.accountId
    return (
      other.id !== payment.id &&
      other.createdByApp &&
      other.status === 'AUTHORISED' &&
      same &&
      other.reference === payment.reference
    )
  })
  if (twin) note(actor, 'duplicate-payment', `Payment ${payment.id} repeats ${twin.id}`)
}

/** Notes a credit note the application made twice: its reference again, by which it knows its own. */
export function noteCreditNote(actor: Actor, creditNote: CreditNote): void {
  const twin = actor.world.store.creditNotes
    .by('organisation', actor.organisationId)
    .find(
      (other) =>
        other.id !== creditNote.id && other.createdByApp && isLive(other.status) && sameReference(other, creditNote),
    )
  if (twin) note(actor, 'duplicate-document', `${creditNote.type} ${creditNote.number} repeats ${twin.number}`)
}

function sameReference(a: CreditNote, b: CreditNote): boolean {
  return a.reference !== undefined && a.reference === b.reference && a.contactId === b.contactId
}

/** Notes money spent that the application noted twice: its link again. */
export function noteTransaction(actor: Actor, transaction: BankTransaction): void {
  const { organisationId, url } = transaction
  const linked = url ? actor.world.store.bankTransactions.by('url', `${organisationId}|${url}`) : []
  const twin = linked.find((other) => other.id !== transaction.id && other.createdByApp && isLive(other.status))
  if (twin) note(actor, 'duplicate-document', `${transaction.type} ${transaction.reference ?? ''} repeats ${twin.id}`)
}

/** Notes a file the application hung on a document twice. */
export function noteAttachment(actor: Actor, file: Attachment): void {
  const twin = actor.world.store.attachments
    .by('document', file.documentId)
    .find((other) => other.id !== file.id && other.createdByApp && other.digest === file.digest)
  if (twin) note(actor, 'duplicate-attachment', `${file.fileName} repeats ${twin.fileName}`)
}

/** Notes a contact the application made twice: one name but for spaces, signs and case. */
export function noteContact(actor: Actor, contact: Contact): void {
  const twin = actor.world.store.contacts
    .by('organisation', actor.organisationId)
    .find((other) => other.id !== contact.id && other.status === 'ACTIVE' && bare(other.name) === bare(contact.name))
  if (twin && bare(contact.name) !== '')
    note(actor, 'duplicate-contact', `Contact ${contact.name} repeats ${twin.name}`)
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function note(actor: Actor, kind: ViolationKind, detail: string): void {
  if (actor.source === 'person') return
  const at = new Date(actor.world.clock.now()).toISOString()
  actor.world.violations.add({ at, kind, organisationId: actor.organisationId, detail })
}
