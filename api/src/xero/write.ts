import type { Allocation } from 'xero-node/dist/gen/model/accounting/allocation.js'
import type { Allocations } from 'xero-node/dist/gen/model/accounting/allocations.js'
import type { Contacts } from 'xero-node/dist/gen/model/accounting/contacts.js'
import type { Payments } from 'xero-node/dist/gen/model/accounting/payments.js'
import type { LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerContact, LedgerPayment } from '../engine/ledger-documents.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { creditKey, invoiceIn } from '../engine/marker.ts'
import { callXero } from './call.ts'
import { fromXeroContact } from './from-xero/contact.ts'
import { fromXeroAllocations } from './from-xero/credit.ts'
import { fromXeroPayment } from './from-xero/payment.ts'
import { listMember, member, textMember } from './json.ts'
import { toOutcomes } from './rows.ts'
import type { OpenSdk } from './sdk.ts'
import { decode } from './to-xero/payload.ts'

/** One refused row must not take the whole batch down with it; Xero's own default is that it does. */
export const SUMMARIZE_ERRORS = false

type Written<T> = Promise<LedgerAnswer<RowOutcome<T>[]>>

/** Creates contacts with PUT, for POST would overwrite one of the same name; changes them with POST, by id. */
export function writeContacts(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerContact> {
  const payload = decode(write, 'createContacts', 'updateContacts')
  const isNew = write.operation === 'createContacts'
  const contacts: Contacts = { contacts: payload.rows }
  const reading = { keyMember: 'ContactNumber', idMember: 'ContactID', toSaved: fromXeroContact }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) =>
      isNew
        ? api.createContacts(access.ledgerOrganisationId, contacts, SUMMARIZE_ERRORS, key)
        : api.updateOrCreateContacts(access.ledgerOrganisationId, contacts, SUMMARIZE_ERRORS, key),
    take: (body, raw) => toOutcomes(payload, body.contacts, listMember(raw, 'Contacts'), reading),
  })
}

/** Creates payments, takes one back, or uses parts of a credit note; Xero knows no change of either. */
export function writePayments(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerPayment> {
  if (write.operation === 'createAllocations') return writeAllocations(open, access, write, key)
  if (write.operation === 'deleteAllocation') return deleteAllocation(open, access, write)
  const payload = decode(write, 'createPayments', 'deletePayment')
  const payments: Payments = { payments: payload.rows }
  const [paymentId] = payload.ids
  const { ledgerOrganisationId } = access
  const reading = {
    keyMember: 'Reference',
    idMember: 'PaymentID',
    toSaved: (payment: Parameters<typeof fromXeroPayment>[0]) => fromXeroPayment(payment),
  }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) =>
      paymentId
        ? api.deletePayment(ledgerOrganisationId, paymentId, { status: 'DELETED' }, key)
        : api.createPayments(ledgerOrganisationId, payments, SUMMARIZE_ERRORS, key),
    take: (body, raw) => toOutcomes(payload, body.payments, listMember(raw, 'Payments'), reading),
  })
}

function writeAllocations(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Written<LedgerPayment> {
  const payload = decode(write, 'createAllocations')
  const creditNoteId = payload.of ?? ''
  const allocations = { allocations: payload.rows } as Allocations
  const reading = {
    keyMember: (row: unknown) => {
      const invoiceId = textMember(member(row, 'Invoice'), 'InvoiceID')
      return invoiceId && creditKey(creditNoteId, invoiceId)
    },
    idMember: 'AllocationID',
    toSaved: (allocation: Allocation) => saved(allocation, creditNoteId),
  }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) =>
      api.createCreditNoteAllocation(access.ledgerOrganisationId, creditNoteId, allocations, SUMMARIZE_ERRORS, key),
    take: (body, raw) => toOutcomes(payload, body.allocations, listMember(raw, 'Allocations'), reading),
  })
}

/** Xero takes no idempotency key here: what is deleted already is not found, and that is as good. */
function deleteAllocation(open: OpenSdk, access: LedgerAccess, write: EncodedWrite): Written<LedgerPayment> {
  const { of: creditNoteId = '', keys, ids } = decode(write, 'deleteAllocation')
  const [key, allocationId] = [keys[0] ?? '', ids[0] ?? '']
  const gone = { ledgerPaymentId: key, ledgerInvoiceId: invoiceIn(key), method: 'CREDIT', reference: key } as const
  const saved = { ...gone, amount: 0n, paidOn: '', deleted: true, updatedAt: undefined }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) => api.deleteCreditNoteAllocations(access.ledgerOrganisationId, creditNoteId, allocationId),
    take: () => [{ key, saved, warnings: [] }],
  })
}

function saved(allocation: Allocation, creditNoteId: string): LedgerPayment {
  const [credit] = fromXeroAllocations([allocation], creditNoteId)
  if (!credit) throw new TypeError('The allocation is deleted')
  return credit
}
