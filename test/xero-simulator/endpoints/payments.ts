import { Decimal } from 'decimal.js'
import { notFound, type Answer } from '../accounting/answer.ts'
import { organisationOf } from '../accounting/actor.ts'
import { answerBatch } from '../accounting/batch.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { today } from '../accounting/dates.ts'
import { notePayment } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { findInvoice } from '../accounting/find-invoice.ts'
import { answerList } from '../accounting/lists.ts'
import { checkPayment, deletePayment, makePayment } from '../accounting/payment-rules.ts'
import { presentPayment } from '../accounting/present-payment.ts'
import { amount, date, record, text, type Raw } from '../accounting/read.ts'
import type { Payment } from '../model/documents.ts'
import type { Account } from '../model/organisation.ts'
import { messages } from '../rules/messages.ts'

const scopes = ['accounting.payments']

/** Payments: made, deleted, never changed. */
export const paymentEndpoints: Endpoint[] = [
  { method: 'GET', path: '/Payments', scopes, answer: listPayments },
  {
    method: 'GET',
    path: '/Payments/:id',
    scopes,
    answer: (call) =>
      envelope(call.world, { Payments: [presentPayment(call.world, wanted(call), { detail: 'full' })] }),
  },
  {
    method: 'PUT',
    path: '/Payments',
    scopes,
    answer: (call) => answerBatch(call, 'Payments', (raw) => create(call, raw)),
  },
  {
    method: 'POST',
    path: '/Payments',
    scopes,
    answer: (call) => answerBatch(call, 'Payments', (raw) => create(call, raw)),
  },
  {
    method: 'POST',
    path: '/Payments/:id',
    scopes,
    answer: (call) => answerBatch(call, 'Payments', (raw) => remove(call, raw, wanted(call))),
  },
]

function wanted(call: Call): Payment {
  const payment = call.world.store.payments.get((call.params['id'] ?? '').toLowerCase())
  if (payment?.organisationId !== call.organisationId) throw notFound()
  return payment
}

function listPayments(call: Call): Answer {
  return answerList(call, {
    plural: 'Payments',
    items: call.world.store.payments.by('organisation', call.organisationId),
    present: (payment) => presentPayment(call.world, payment, { detail: 'list' }),
    updatedAt: ({ updatedAt }) => updatedAt,
    paged: 'when-asked',
  })
}

function refuse(raw: Raw, problems: Problems): Error {
  return refuseElement(
    raw,
    {
      id: 'PaymentID',
      plain: ['Invoice', 'Account', 'Amount', 'Reference', 'Status'],
      errorFlag: 'HasValidationErrors',
    },
    problems,
  )
}

function create(call: Call, raw: Raw): object {
  const problems = new Problems()
  const targets = ['Invoice', 'CreditNote', 'Prepayment', 'Overpayment'].filter((name) => record(raw, name))
  if (targets.length > 1) problems.add(messages.paymentSeveral)
  const invoice = findTarget(call, raw)
  if (!invoice) {
    problems.add(record(raw, 'Invoice') ? messages.noSuchInvoice : messages.paymentUnidentified)
    throw refuse(raw, problems)
  }
  const order = {
    invoice,
    account: findAccount(call, record(raw, 'Account')),
    date: date(raw, 'Date') ?? today(call.world.clock.now(), organisationOf(call).timeZone),
    amount: amount(raw, 'Amount') ?? new Decimal(0),
    reference: text(raw, 'Reference'),
    bankAmount: amount(raw, 'BankAmount'),
    currencyRate: amount(raw, 'CurrencyRate'),
  }
  checkPayment(call, order, problems)
  if (problems.any) throw refuse(raw, problems)
  const payment = makePayment(call, order)
  notePayment(call, payment)
  return presentPayment(call.world, payment, { detail: 'full' })
}

function findTarget(call: Call, raw: Raw) {
  const invoice = record(raw, 'Invoice')
  const reference = invoice
    ? (text(invoice, 'InvoiceID') ?? text(invoice, 'InvoiceNumber'))
    : text(raw, 'InvoiceNumber')
  return reference ? findInvoice(call, reference) : undefined
}

function findAccount(call: Call, raw: Raw | undefined): Account | undefined {
  if (!raw) return undefined
  const [id, code] = [text(raw, 'AccountID')?.toLowerCase(), text(raw, 'Code')]
  const accounts = call.world.store.accounts.by('organisation', call.organisationId)
  return accounts.find((account) => (id ? account.id === id : account.code === code))
}

function remove(call: Call, raw: Raw, payment: Payment): object {
  const problems = new Problems()
  if (text(raw, 'Status') !== 'DELETED') problems.add(messages.notModifiable)
  const deleted = problems.any ? payment : deletePayment(call, payment, problems)
  if (problems.any) throw refuse(raw, problems)
  return presentPayment(call.world, deleted, { detail: 'full' })
}
