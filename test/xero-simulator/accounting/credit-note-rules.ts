import { Decimal } from 'decimal.js'
import { newId } from '../core/ids.ts'
import type { CreditNote, Invoice } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { mayMove } from '../rules/status.ts'
import { numberKey } from '../store/store.ts'
import { emit, organisationOf, remember, stamp, type Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { settle } from './invoice-rules.ts'
import { oneOf, text, type Raw } from './read.ts'
import { readDocument } from './read-document.ts'

const types = ['ACCRECCREDIT', 'ACCPAYCREDIT'] as const
const statuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const

/** How a credit note is read: over what it was, with how many decimals. */
export interface CreditNoteReading {
  before: CreditNote | undefined
  unitDecimals: 2 | 4
  problems: Problems
}

/** Reads a credit note and checks it; what is wrong goes to `problems`. */
export function readCreditNote(
  actor: Actor,
  raw: Raw,
  { before, unitDecimals, problems }: CreditNoteReading,
): CreditNote {
  const type = before?.type ?? oneOf(raw, 'Type', types)
  if (!type) problems.add(messages.typeMissing)
  const side = type === 'ACCPAYCREDIT' ? 'purchases' : 'sales'
  const body = readDocument(actor, raw, { before, unitDecimals, side, problems, defaultAmounts: 'Exclusive' })
  const status = oneOf(raw, 'Status', statuses) ?? before?.status ?? 'DRAFT'
  const number = text(raw, 'CreditNoteNumber') || (before?.number ?? '')
  if (!mayMove(before?.status ?? 'NEW', status)) problems.add(messages.notModifiable)
  if (before && before.allocations.length > 0) problems.add(messages.hasPayments)
  if (body.lines.some((line) => line.discountRate ?? line.discountAmount)) problems.add(messages.discountNotAllowed)
  if (status === 'AUTHORISED' && body.lines.length === 0) problems.add(messages.linesMissing)
  const locked = lockedBy(actor, body.date)
  if (locked) problems.add(locked)
  const twins = actor.world.store.creditNotes.by('number', numberKey(actor.organisationId, number))
  const taken = twins.some((twin) => twin.type === 'ACCRECCREDIT' && twin.id !== body.id && twin.status !== 'DELETED')
  if (number !== '' && type === 'ACCRECCREDIT' && taken) problems.add(messages.creditNoteNumberTaken)
  const ended = status === 'VOIDED' || status === 'DELETED'
  return {
    ...body,
    type: type ?? 'ACCRECCREDIT',
    number,
    status,
    allocations: before?.allocations ?? [],
    remainingCredit: ended ? '0.00' : body.total,
    updatedAt: 0,
  }
}

/** Keeps a credit note, numbers it if it needs a number, and tells subscribers. */
export function saveCreditNote(actor: Actor, note: CreditNote, before: CreditNote | undefined): CreditNote {
  const number = note.type === 'ACCRECCREDIT' && note.number === '' ? nextNumber(actor) : note.number
  const saved = actor.world.store.creditNotes.put({ ...note, number, updatedAt: stamp(actor) })
  emit(actor, { category: 'CREDITNOTE', type: before ? 'UPDATE' : 'CREATE', resourceId: saved.id })
  remember(actor, saved.id, {
    changes: before ? 'Edited' : 'Created',
    details: `${saved.number}, ${saved.total} ${saved.currency}`,
  })
  return saved
}

function nextNumber(actor: Actor): string {
  const organisation = organisationOf(actor)
  actor.world.store.organisations.put({ ...organisation, nextCreditNoteNumber: organisation.nextCreditNoteNumber + 1 })
  return `CN-${String(organisation.nextCreditNoteNumber).padStart(4, '0')}`
}

/** Takes one part back: the invoice owes it again, and the note has it again. */
export function unallocate(actor: Actor, note: CreditNote, allocationId: string): CreditNote {
  const gone = note.allocations.find(({ id }) => id === allocationId)
  const invoice = gone && actor.world.store.invoices.get(gone.invoiceId)
  if (!gone || !invoice) return note
  const amountCredited = new Decimal(invoice.amountCredited).minus(gone.amount).toFixed(2)
  actor.world.store.invoices.put(settle(actor, { ...invoice, amountCredited, updatedAt: stamp(actor) }))
  emit(actor, { category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id })
  const remainingCredit = new Decimal(note.remainingCredit).plus(gone.amount).toFixed(2)
  const allocations = note.allocations.filter((each) => each !== gone)
  return saveCreditNote(actor, { ...note, allocations, status: 'AUTHORISED', remainingCredit }, note)
}

/** Uses part of a credit note on an invoice of the same side; the note is PAID when nothing remains. */
export function allocate(
  actor: Actor,
  {
    note,
    invoice,
    amount,
    date,
    problems,
  }: { note: CreditNote; invoice: Invoice; amount: Decimal; date: string; problems: Problems },
): CreditNote {
  const sameSide = (note.type === 'ACCRECCREDIT') === (invoice.type === 'ACCREC')
  if (note.status !== 'AUTHORISED' || invoice.status !== 'AUTHORISED' || !sameSide)
    problems.add(messages.paymentNeedsAuthorised)
  if (amount.greaterThan(amountDue(invoice)) || amount.greaterThan(note.remainingCredit))
    problems.add(messages.paymentTooLarge)
  if (!amount.greaterThan(0)) problems.add(messages.paymentAmount)
  if (problems.any) return note
  const remaining = new Decimal(note.remainingCredit).minus(amount)
  const allocations = [...note.allocations, { id: newId(), invoiceId: invoice.id, amount: amount.toFixed(2), date }]
  const status = remaining.isZero() ? ('PAID' as const) : note.status
  const amountCredited = new Decimal(invoice.amountCredited).plus(amount).toFixed(2)
  actor.world.store.invoices.put(settle(actor, { ...invoice, amountCredited, updatedAt: stamp(actor) }))
  emit(actor, { category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id })
  return saveCreditNote(actor, { ...note, allocations, status, remainingCredit: remaining.toFixed(2) }, note)
}
