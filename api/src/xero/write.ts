import type { Contacts } from 'xero-node/dist/gen/model/accounting/contacts.js'
import type { Invoices } from 'xero-node/dist/gen/model/accounting/invoices.js'
import type { Payments } from 'xero-node/dist/gen/model/accounting/payments.js'
import type { LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerContact, LedgerInvoice, LedgerPayment } from '../engine/ledger-documents.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroContact } from './from-xero/contact.ts'
import { fromXeroInvoice } from './from-xero/invoice.ts'
import { fromXeroPayment } from './from-xero/payment.ts'
import { listMember } from './json.ts'
import { toOutcomes } from './rows.ts'
import type { OpenSdk } from './sdk.ts'
import { decode } from './to-xero/payload.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'

/** One refused row must not take the whole batch down with it; Xero's own default is that it does. */
const SUMMARIZE_ERRORS = false

type Written<T> = Promise<LedgerAnswer<RowOutcome<T>[]>>

/** Creates contacts with PUT: POST would overwrite one of the same name. */
export function writeContacts(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerContact> {
  const payload = decode(write, 'createContacts')
  const contacts: Contacts = { contacts: payload.rows }
  const reading = { keyMember: 'ContactNumber', idMember: 'ContactID', toSaved: fromXeroContact }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) => api.createContacts(access.ledgerOrganisationId, contacts, SUMMARIZE_ERRORS, key),
    take: (body, raw) => toOutcomes(payload, body.contacts, listMember(raw, 'Contacts'), reading),
  })
}

/** Creates invoices with PUT and changes them, by id, with POST: a POST without an id would edit by number. */
export function writeInvoices(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerInvoice> {
  const payload = decode(write, 'createInvoices', 'updateInvoices')
  const invoices: Invoices = { invoices: payload.rows }
  const reading = { keyMember: 'InvoiceNumber', idMember: 'InvoiceID', toSaved: fromXeroInvoice }
  const { ledgerOrganisationId } = access
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) =>
      write.operation === 'createInvoices'
        ? api.createInvoices(ledgerOrganisationId, invoices, SUMMARIZE_ERRORS, UNIT_DECIMALS, key)
        : api.updateOrCreateInvoices(ledgerOrganisationId, invoices, SUMMARIZE_ERRORS, UNIT_DECIMALS, key),
    take: (body, raw) => toOutcomes(payload, body.invoices, listMember(raw, 'Invoices'), reading),
  })
}

/** Creates payments; Xero knows no change of one. */
export function writePayments(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerPayment> {
  const payload = decode(write, 'createPayments')
  const payments: Payments = { payments: payload.rows }
  const reading = {
    keyMember: 'Reference',
    idMember: 'PaymentID',
    toSaved: (payment: Parameters<typeof fromXeroPayment>[0]) => fromXeroPayment(payment),
  }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) => api.createPayments(access.ledgerOrganisationId, payments, SUMMARIZE_ERRORS, key),
    take: (body, raw) => toOutcomes(payload, body.payments, listMember(raw, 'Payments'), reading),
  })
}
