import { Decimal } from 'decimal.js'
import { organisationOf, type Actor } from '../accounting/actor.ts'
import { saveContact } from '../accounting/contact-rules.ts'
import { today } from '../accounting/dates.ts'
import { Problems } from '../accounting/element-failure.ts'
import { findContact } from '../accounting/find-contact.ts'
import { findInvoice } from '../accounting/find-invoice.ts'
import { changeTransaction, editCreditNote, editTransaction, takeCreditBack, useCredit } from './other-documents.ts'
import { editInvoice } from '../accounting/invoice-edit.ts'
import { readInvoice, saveInvoice } from '../accounting/invoice-rules.ts'
import { checkPayment, deletePayment, makePayment } from '../accounting/payment-rules.ts'
import type { Raw } from '../accounting/read.ts'
import { readContact } from '../accounting/read-contact.ts'
import type { World } from '../core/world.ts'
import { disconnect } from '../identity/connections.ts'
import type { Invoice } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { ActionRefused, insist } from './refused.ts'
import { changeSettings, type SettingsAction } from './settings-actions.ts'

export { ActionRefused }

/** What a person does in Xero's own screens. An invoice is named by id or number, an account by id or code. */
export type PersonAction =
  | { action: 'approve' | 'void' | 'delete'; organisationId: string; invoice: string }
  | { action: 'pay'; organisationId: string; invoice: string; account?: string; date?: string }
  | { action: 'part-pay'; organisationId: string; invoice: string; amount: string; account?: string; date?: string }
  | { action: 'create-invoice'; organisationId: string; invoice: Raw }
  | { action: 'edit-invoice'; organisationId: string; invoice: string; changes: Raw }
  | { action: 'delete-payment'; organisationId: string; payment?: string; invoice?: string }
  | { action: 'edit-credit-note'; organisationId: string; creditNote: string; changes: Raw }
  | { action: 'allocate'; organisationId: string; creditNote: string; invoice: string; amount: string }
  | { action: 'unallocate'; organisationId: string; creditNote: string; invoice: string }
  | { action: 'reconcile' | 'delete-transaction'; organisationId: string; transaction: string }
  | { action: 'edit-transaction'; organisationId: string; transaction: string; changes: Raw }
  | { action: 'archive-contact'; organisationId: string; contact: string }
  | { action: 'merge-contact'; organisationId: string; contact: string; into: string }
  | { action: 'edit-contact'; organisationId: string; contact: string; changes: Raw }
  | { action: 'lock'; organisationId: string; period?: string | null; endOfYear?: string | null }
  | { action: 'disconnect'; organisationId: string }
  | SettingsAction

/** Does what a person would do, by the rules a person is under; webhooks go out as they would. */
export function act(world: World, action: PersonAction): void {
  const { organisationId } = action
  if (!world.store.organisations.get(organisationId)) throw new ActionRefused(`No organisation ${organisationId}`)
  const actor: Actor = { world, organisationId, role: 'STANDARD', source: 'person' }
  world.store.transaction(() => perform(actor, action))
  world.webhooks.wake()
}

function perform(actor: Actor, action: PersonAction): void {
  switch (action.action) {
    case 'approve':
      return edit(actor, action.invoice, { Status: 'AUTHORISED' })
    case 'void':
      return edit(actor, action.invoice, { Status: 'VOIDED' })
    case 'delete':
      return edit(actor, action.invoice, { Status: 'DELETED' })
    case 'create-invoice':
      return create(actor, action.invoice)
    case 'edit-invoice':
      return edit(actor, action.invoice, action.changes)
    case 'pay':
    case 'part-pay':
      return pay(actor, action)
    case 'delete-payment':
      return unpay(actor, action)
    case 'edit-credit-note':
      return editCreditNote(actor, action)
    case 'allocate':
      return useCredit(actor, action)
    case 'unallocate':
      return takeCreditBack(actor, action)
    case 'reconcile':
    case 'delete-transaction':
      return changeTransaction(actor, action)
    case 'edit-transaction':
      return editTransaction(actor, action)
    case 'archive-contact':
      return editContact(actor, action.contact, { ContactStatus: 'ARCHIVED' })
    case 'merge-contact':
      return mergeContact(actor, action.contact, action.into)
    case 'edit-contact':
      return editContact(actor, action.contact, action.changes)
    case 'lock':
      return lock(actor, action)
    case 'disconnect':
      return disconnect(actor.world.store, actor.organisationId, actor.world.clock.now())
    default:
      return changeSettings(actor, action)
  }
}

function invoiceOf(actor: Actor, reference: string): Invoice {
  const invoice = findInvoice(actor, reference)
  if (!invoice) throw new ActionRefused(`No invoice ${reference}`)
  return invoice
}

function create(actor: Actor, raw: Raw): void {
  const problems = new Problems()
  const invoice = readInvoice(actor, { Type: 'ACCREC', ...raw }, { before: undefined, unitDecimals: 4, problems })
  insist(problems)
  saveInvoice(actor, invoice, undefined)
}

function edit(actor: Actor, reference: string, changes: Raw): void {
  const problems = new Problems()
  editInvoice(actor, changes, { before: invoiceOf(actor, reference), unitDecimals: 4, problems })
  insist(problems)
}

function pay(actor: Actor, action: Extract<PersonAction, { action: 'pay' | 'part-pay' }>): void {
  const invoice = invoiceOf(actor, action.invoice)
  if (action.action === 'part-pay' && !/^\d+(\.\d+)?$/.test(action.amount))
    throw new ActionRefused('The amount must be a number')
  const { store, clock } = actor.world
  const accounts = store.accounts.by('organisation', actor.organisationId)
  const account = action.account
    ? accounts.find(({ id, code }) => id === action.account || code === action.account)
    : accounts.find(({ type, status }) => type === 'BANK' && status === 'ACTIVE')
  const order = {
    invoice,
    account,
    date: action.date ?? today(clock.now(), organisationOf(actor).timeZone),
    amount: action.action === 'pay' ? amountDue(invoice) : new Decimal(action.amount),
  }
  const problems = new Problems()
  checkPayment(actor, order, problems)
  insist(problems)
  makePayment(actor, order)
}

function unpay(actor: Actor, { payment: id, invoice }: { payment?: string; invoice?: string }): void {
  const { payments } = actor.world.store
  const onInvoice = invoice === undefined ? [] : payments.by('invoice', invoiceOf(actor, invoice).id)
  const payment = id === undefined ? onInvoice.findLast(({ status }) => status === 'AUTHORISED') : payments.get(id)
  if (payment?.organisationId !== actor.organisationId) throw new ActionRefused('No such payment')
  const problems = new Problems()
  deletePayment(actor, payment, problems)
  insist(problems)
}

/** What was merged away is archived, and points at what it lives on as. */
function mergeContact(actor: Actor, reference: string, into: string): void {
  const [contact, other] = [findContact(actor, reference), findContact(actor, into)]
  if (!contact || !other) throw new ActionRefused(`No contact ${contact ? into : reference}`)
  saveContact(actor, { ...contact, status: 'ARCHIVED', mergedToId: other.id }, contact)
}

function editContact(actor: Actor, reference: string, changes: Raw): void {
  const contact = findContact(actor, reference)
  if (!contact) throw new ActionRefused(`No contact ${reference}`)
  const problems = new Problems()
  const read = readContact(actor, changes, contact, problems)
  insist(problems)
  saveContact(actor, { ...read, persons: 'ContactPersons' in changes ? read.persons : contact.persons }, contact)
}

function lock(actor: Actor, { period, endOfYear }: { period?: string | null; endOfYear?: string | null }): void {
  const organisation = organisationOf(actor)
  actor.world.store.organisations.put({
    ...organisation,
    periodLockDate: period === undefined ? organisation.periodLockDate : period,
    endOfYearLockDate: endOfYear === undefined ? organisation.endOfYearLockDate : endOfYear,
  })
}
