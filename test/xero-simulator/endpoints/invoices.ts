import { notFound, type Answer } from '../accounting/answer.ts'
import { answerBatch } from '../accounting/batch.ts'
import { unitDecimals, type Call, type Endpoint } from '../accounting/call.ts'
import { noteInvoice } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { findInvoice } from '../accounting/find-invoice.ts'
import { editInvoice } from '../accounting/invoice-edit.ts'
import { readInvoice, saveInvoice } from '../accounting/invoice-rules.ts'
import { presentInvoice } from '../accounting/present-document.ts'
import { oneOf, text, type Raw } from '../accounting/read.ts'
import type { Invoice } from '../model/documents.ts'
import { messages } from '../rules/messages.ts'
import { numberKey } from '../store/store.ts'
import { listInvoices } from './invoices-list.ts'

const scopes = ['accounting.invoices']

/** Invoices and bills: PUT only creates; POST changes the one with that id or number, or creates. */
export const invoiceEndpoints: Endpoint[] = [
  { method: 'GET', path: '/Invoices', scopes, answer: listInvoices },
  {
    method: 'GET',
    path: '/Invoices/:id',
    scopes,
    answer: (call) => envelope(call.world, { Invoices: [shown(call, wanted(call))] }),
  },
  {
    method: 'PUT',
    path: '/Invoices',
    scopes,
    answer: (call) => answerBatch(call, 'Invoices', (raw) => create(call, raw)),
  },
  {
    method: 'POST',
    path: '/Invoices',
    scopes,
    answer: (call) => answerBatch(call, 'Invoices', (raw) => upsert(call, raw)),
  },
  {
    method: 'POST',
    path: '/Invoices/:id',
    scopes,
    answer: (call) => answerBatch(call, 'Invoices', (raw) => edit(call, raw, wanted(call))),
  },
  { method: 'GET', path: '/Invoices/:id/OnlineInvoice', scopes, answer: onlineInvoice },
  { method: 'POST', path: '/Invoices/:id/Email', scopes, answer: emailInvoice },
]

function wanted(call: Call): Invoice {
  const invoice = findInvoice(call, call.params['id'] ?? '')
  if (!invoice) throw notFound()
  return invoice
}

function shown(call: Call, invoice: Invoice): object {
  return presentInvoice(call.world, invoice, { unitDecimals: unitDecimals(call), detail: 'full' })
}

const names = {
  id: 'InvoiceID',
  plain: ['Type', 'InvoiceNumber', 'Reference', 'Status', 'LineAmountTypes', 'CurrencyCode', 'Url'],
  errorFlag: 'HasErrors',
} as const

function refuse(raw: Raw, problems: Problems): Error {
  return refuseElement(raw, { ...names, plain: [...names.plain] }, problems)
}

function create(call: Call, raw: Raw): object {
  const problems = new Problems()
  const invoice = readInvoice(call, raw, { before: undefined, unitDecimals: unitDecimals(call), problems })
  if (problems.any) throw refuse(raw, problems)
  const saved = saveInvoice(call, invoice, undefined)
  noteInvoice(call, saved, { numbered: invoice.number !== '' })
  return shown(call, saved)
}

function edit(call: Call, raw: Raw, before: Invoice): object {
  const problems = new Problems()
  const saved = editInvoice(call, raw, { before, unitDecimals: unitDecimals(call), problems })
  if (!saved) throw refuse(raw, problems)
  return shown(call, saved)
}

function upsert(call: Call, raw: Raw): object {
  const id = text(raw, 'InvoiceID')
  if (id) {
    const before = findInvoice(call, id)
    if (before?.id === id.toLowerCase()) return edit(call, raw, before)
    const problems = new Problems()
    problems.add(messages.noSuchInvoice)
    throw refuse(raw, problems)
  }
  const namesake = byNumber(call, raw)
  return namesake ? edit(call, raw, namesake) : create(call, raw)
}

/** The document a POST without an id means by its number. */
function byNumber(call: Call, raw: Raw): Invoice | undefined {
  const number = text(raw, 'InvoiceNumber')
  const type = oneOf(raw, 'Type', ['ACCREC', 'ACCPAY'] as const)
  const { unknowns, store } = call.world
  if (!number || !type || (type === 'ACCPAY' && !unknowns.postMatchesBillNumber)) return undefined
  const found = store.invoices
    .by('number', numberKey(call.organisationId, number))
    .filter((invoice) => invoice.type === type)
  return found.find(({ status }) => status !== 'DELETED' || !unknowns.deletedNumberIsFree)
}

function onlineInvoice(call: Call): Answer {
  const invoice = wanted(call)
  if (invoice.type !== 'ACCREC' || invoice.status === 'DRAFT') throw notFound()
  return envelope(call.world, {
    OnlineInvoices: [{ OnlineInvoiceUrl: `${call.world.url}/online-invoice/${invoice.onlineKey}` }],
  })
}

function emailInvoice(call: Call): Answer {
  const invoice = wanted(call)
  if (invoice.type !== 'ACCREC' || !['SUBMITTED', 'AUTHORISED', 'PAID'].includes(invoice.status)) throw notFound()
  saveInvoice(call, { ...invoice, sentToContact: true }, invoice)
  return { status: 204, headers: {}, body: '' }
}
