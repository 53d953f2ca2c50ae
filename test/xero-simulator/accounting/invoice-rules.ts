import { newSecret } from '../core/ids.ts'
import type { Invoice, InvoiceStatus } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { mayMove } from '../rules/status.ts'
import { numberKey } from '../store/store.ts'
import { emit, organisationOf, remember, stamp, type Actor } from './actor.ts'
import { date, flag, oneOf, text, type Raw } from './read.ts'
import { defined } from './read-contact.ts'
import { readDocument } from './read-document.ts'
import type { Problems } from './element-failure.ts'

const types = ['ACCREC', 'ACCPAY'] as const
const statuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const

/** How an invoice is read: over what it was, with how many decimals. */
export interface InvoiceReading {
  before: Invoice | undefined
  unitDecimals: 2 | 4
  problems: Problems
}

/** Reads an invoice, over what it was before, and checks everything Xero checks; what is wrong goes to `problems`. */
export function readInvoice(actor: Actor, raw: Raw, { before, unitDecimals, problems }: InvoiceReading): Invoice {
  const type = before?.type ?? oneOf(raw, 'Type', types)
  if (!type) problems.add(messages.typeMissing)
  const side = type === 'ACCPAY' ? 'purchases' : 'sales'
  const body = readDocument(actor, raw, { before, unitDecimals, side, problems, defaultAmounts: 'Exclusive' })
  const status = oneOf(raw, 'Status', statuses) ?? before?.status ?? 'DRAFT'
  const dates = {
    dueDate: date(raw, 'DueDate') ?? before?.dueDate,
    expectedPaymentDate: date(raw, 'ExpectedPaymentDate') ?? before?.expectedPaymentDate,
    plannedPaymentDate: date(raw, 'PlannedPaymentDate') ?? before?.plannedPaymentDate,
    brandingThemeId: text(raw, 'BrandingThemeID') ?? before?.brandingThemeId,
    fullyPaidOn: before?.fullyPaidOn,
  }
  const invoice: Invoice = {
    ...body,
    type: type ?? 'ACCREC',
    number: text(raw, 'InvoiceNumber') || (before?.number ?? ''),
    status,
    ...defined(dates),
    amountPaid: before?.amountPaid ?? '0.00',
    amountCredited: before?.amountCredited ?? '0.00',
    sentToContact: flag(raw, 'SentToContact') ?? before?.sentToContact ?? false,
    onlineKey: before?.onlineKey ?? newSecret().replace(/[-_]/g, '').slice(0, 40),
    updatedAt: 0,
  }
  // A bill has no Reference of its own: what its screen calls so is the number.
  if (invoice.type === 'ACCPAY') delete invoice.reference
  check(actor, invoice, before, problems)
  return invoice
}

function check(actor: Actor, invoice: Invoice, before: Invoice | undefined, problems: Problems): void {
  if (!mayMove(before?.status ?? 'NEW', invoice.status)) problems.add(messages.notModifiable)
  if (invoice.number.length > 255) problems.add(messages.tooLong('InvoiceNumber', 255))
  if (isTaken(actor, invoice)) problems.add(messages.invoiceNumberTaken)
  const bound = invoice.status === 'AUTHORISED' || actor.world.unknowns.lockDatesApplyToDrafts
  const locked = bound && (lockedBy(actor, invoice.date) ?? (before && lockedBy(actor, before.date)))
  if (locked) problems.add(locked)
  if (invoice.status === 'AUTHORISED' || invoice.status === 'SUBMITTED') checkApproval(actor, invoice, problems)
}

function checkApproval(actor: Actor, invoice: Invoice, problems: Problems): void {
  if (invoice.lines.length === 0) problems.add(messages.linesMissing)
  if (!invoice.dueDate && actor.world.unknowns.approvalNeedsDueDate) problems.add(messages.dueDateMissing)
  for (const [index, line] of invoice.lines.entries()) {
    const descriptionOnly = line.quantity === undefined && line.description
    if (!line.description) problems.addToLine(index, messages.descriptionMissing)
    if (!line.accountCode && !line.accountId && !descriptionOnly) problems.addToLine(index, messages.accountMissing)
  }
  const contact = actor.world.store.contacts.get(invoice.contactId)
  if (contact?.status === 'ARCHIVED') problems.addToContact(messages.contactArchived)
}

/** Whether another sales invoice holds the number. Bills may share one. */
function isTaken(actor: Actor, invoice: Invoice): boolean {
  if (invoice.type !== 'ACCREC' || invoice.number === '') return false
  return salesByNumber(actor, invoice.number).some(
    (other) => other.id !== invoice.id && holdsNumber(actor, other.status),
  )
}

function salesByNumber(actor: Actor, number: string): Invoice[] {
  const found = actor.world.store.invoices.by('number', numberKey(actor.organisationId, number))
  return found.filter((invoice) => invoice.type === 'ACCREC')
}

function holdsNumber({ world }: Actor, status: InvoiceStatus): boolean {
  if (status === 'DELETED') return !world.unknowns.deletedNumberIsFree
  return status !== 'VOIDED' || world.unknowns.voidedNumberIsReserved
}

/** The next free number of the organisation's own series. */
function nextNumber(actor: Actor): string {
  const organisation = organisationOf(actor)
  let next = organisation.nextInvoiceNumber
  while (salesByNumber(actor, `INV-${String(next).padStart(4, '0')}`).length > 0) next += 1
  actor.world.store.organisations.put({ ...organisation, nextInvoiceNumber: next + 1 })
  return `INV-${String(next).padStart(4, '0')}`
}

/** Keeps an invoice as it was read, gives it a number if it needs one, and tells subscribers. */
export function saveInvoice(actor: Actor, invoice: Invoice, before: Invoice | undefined): Invoice {
  const number = invoice.type === 'ACCREC' && invoice.number === '' ? nextNumber(actor) : invoice.number
  const saved = actor.world.store.invoices.put(settle(actor, { ...invoice, number, updatedAt: stamp(actor) }))
  emit(actor, { category: 'INVOICE', type: before ? 'UPDATE' : 'CREATE', resourceId: saved.id })
  const changes = !before ? 'Created' : before.status === saved.status ? 'Edited' : statusWords[saved.status]
  remember(actor, saved.id, {
    changes,
    details: `${saved.number} ${changes.toLowerCase()}, ${saved.total} ${saved.currency}`,
  })
  return saved
}

const statusWords: Record<InvoiceStatus, string> = {
  DRAFT: 'Returned to draft',
  SUBMITTED: 'Submitted for approval',
  AUTHORISED: 'Approved',
  PAID: 'Paid',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
}

/** PAID when nothing is due any more, AUTHORISED again when something is. */
export function settle(actor: Actor, invoice: Invoice): Invoice {
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID') return invoice
  const { fullyPaidOn, ...open } = invoice
  const due = amountDue(invoice)
  const nothingToPay = Number(invoice.total) === 0 && !actor.world.unknowns.zeroTotalBecomesPaid
  if (!due.isZero() || nothingToPay) return { ...open, status: 'AUTHORISED' }
  return { ...open, status: 'PAID', fullyPaidOn: fullyPaidOn ?? lastPaymentDate(actor, invoice) }
}

function lastPaymentDate(actor: Actor, invoice: Invoice): string {
  const payments = actor.world.store.payments.by('invoice', invoice.id).filter(({ status }) => status === 'AUTHORISED')
  return (
    payments
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? invoice.date
  )
}
