import { Decimal } from 'decimal.js'
import { organisationOf } from '../accounting/actor.ts'
import { json, notFound, type Answer } from '../accounting/answer.ts'
import { answerBatch } from '../accounting/batch.ts'
import { unitDecimals, type Call, type Endpoint } from '../accounting/call.ts'
import { allocate, readCreditNote, saveCreditNote, unallocate } from '../accounting/credit-note-rules.ts'
import { today } from '../accounting/dates.ts'
import { noteCreditNote } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { findInvoice } from '../accounting/find-invoice.ts'
import { answerList, isListed, isPaged } from '../accounting/lists.ts'
import { presentAllocation, presentCreditNote } from '../accounting/present-credit-note.ts'
import type { Detail } from '../accounting/present-document.ts'
import { amount, date, record, text, type Raw } from '../accounting/read.ts'
import type { CreditNote } from '../model/documents.ts'
import { messages } from '../rules/messages.ts'
import { numberKey } from '../store/store.ts'

const scopes = ['accounting.invoices']

/** Credit notes, and using them on invoices. */
export const creditNoteEndpoints: Endpoint[] = [
  { method: 'GET', path: '/CreditNotes', scopes, answer: listCreditNotes },
  {
    method: 'GET',
    path: '/CreditNotes/:id',
    scopes,
    answer: (call) => envelope(call.world, { CreditNotes: [shown(call, wanted(call), 'full')] }),
  },
  {
    method: 'PUT',
    path: '/CreditNotes',
    scopes,
    answer: (call) => answerBatch(call, 'CreditNotes', (raw) => write(call, raw, undefined)),
  },
  {
    method: 'POST',
    path: '/CreditNotes',
    scopes,
    answer: (call) => answerBatch(call, 'CreditNotes', (raw) => write(call, raw, matched(call, raw))),
  },
  {
    method: 'POST',
    path: '/CreditNotes/:id',
    scopes,
    answer: (call) => answerBatch(call, 'CreditNotes', (raw) => write(call, raw, wanted(call))),
  },
  {
    method: 'PUT',
    path: '/CreditNotes/:id/Allocations',
    scopes,
    answer: (call) => answerBatch(call, 'Allocations', (raw) => allocateOne(call, raw)),
  },
  { method: 'DELETE', path: '/CreditNotes/:id/Allocations/:allocation', scopes, answer: removeAllocation },
]

function find(call: Call, reference: string): CreditNote | undefined {
  const { creditNotes } = call.world.store
  const byId = creditNotes.get(reference.toLowerCase())
  return byId?.organisationId === call.organisationId
    ? byId
    : creditNotes.by('number', numberKey(call.organisationId, reference))[0]
}

function wanted(call: Call): CreditNote {
  const note = find(call, call.params['id'] ?? '')
  if (!note) throw notFound()
  return note
}

function matched(call: Call, raw: Raw): CreditNote | undefined {
  const reference = text(raw, 'CreditNoteID') ?? text(raw, 'CreditNoteNumber')
  return reference ? find(call, reference) : undefined
}

function refuse(raw: Raw, problems: Problems): Error {
  return refuseElement(
    raw,
    { id: 'CreditNoteID', plain: ['Type', 'CreditNoteNumber', 'Reference', 'Status'], errorFlag: 'HasErrors' },
    problems,
  )
}

function write(call: Call, raw: Raw, before: CreditNote | undefined): object {
  const problems = new Problems()
  if (!before && text(raw, 'CreditNoteID')) problems.add(messages.noSuchCreditNote)
  const read = readCreditNote(call, raw, { before, unitDecimals: unitDecimals(call), problems })
  if (problems.any) throw refuse(raw, problems)
  const saved = saveCreditNote(call, read, before)
  if (!before) noteCreditNote(call, saved)
  return shown(call, saved, 'full')
}

function allocateOne(call: Call, raw: Raw): object {
  const problems = new Problems()
  const target = record(raw, 'Invoice')
  const invoice = target && findInvoice(call, text(target, 'InvoiceID') ?? text(target, 'InvoiceNumber') ?? '')
  const day = date(raw, 'Date') ?? today(call.world.clock.now(), organisationOf(call).timeZone)
  const order = { note: wanted(call), amount: amount(raw, 'Amount') ?? new Decimal(0), date: day, problems }
  if (!invoice) problems.add(messages.noSuchInvoice)
  const note = invoice && allocate(call, { ...order, invoice })
  if (problems.any)
    throw refuseElement(raw, { id: 'AllocationID', plain: ['Invoice', 'Amount'], errorFlag: 'HasErrors' }, problems)
  return { ...note?.allocations.slice(-1).map(presentAllocation)[0] }
}

function removeAllocation(call: Call): Answer {
  const note = wanted(call)
  const found = note.allocations.find(({ id }) => id === call.params['allocation'])
  if (!found) throw notFound()
  unallocate(call, note, found.id)
  return json(200, { ...presentAllocation(found), IsDeleted: true })
}

function listCreditNotes(call: Call): Answer {
  const held = call.world.store.creditNotes.by('organisation', call.organisationId)
  const items = held.filter((note) => isListed(call, note))
  const present = (note: CreditNote) => shown(call, note, isPaged(call) ? 'page' : 'bare')
  return answerList(call, {
    plural: 'CreditNotes',
    items,
    present,
    updatedAt: ({ updatedAt }) => updatedAt,
    paged: 'when-asked',
  })
}

function shown(call: Call, note: CreditNote, detail: Detail['detail']): object {
  return presentCreditNote(call.world, note, { unitDecimals: unitDecimals(call), detail })
}
