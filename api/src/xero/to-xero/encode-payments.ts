import type { EncodedWrite, PlannedAllocation, PlannedPayment, PlannedReceipt } from '../../engine/ledger-plans.ts'
import { creditKey, creditNoteIn } from '../../engine/marker.ts'
import { fromHundredths } from '../money.ts'
import { toXeroAccount } from './encode-documents.ts'
import { encode } from './payload.ts'

/** New payments, found again by their reference. */
export function encodePayments(payments: PlannedPayment[]): EncodedWrite {
  return encode('createPayments', {
    keys: payments.map(({ marker }) => marker),
    ids: payments.map(() => null),
    rows: payments.map(({ marker, ledgerInvoiceId, account, paidOn, amount }) => ({
      invoice: { invoiceID: ledgerInvoiceId },
      account: toXeroAccount(account),
      date: paidOn,
      amount: fromHundredths(amount),
      reference: marker,
    })),
  })
}

/** Parts of one credit note, found again by the invoice each is used on. */
export function encodeAllocations(ledgerCreditNoteId: string, allocations: PlannedAllocation[]): EncodedWrite {
  return encode('createAllocations', {
    of: ledgerCreditNoteId,
    keys: allocations.map(({ ledgerInvoiceId }) => creditKey(ledgerCreditNoteId, ledgerInvoiceId)),
    ids: allocations.map(() => null),
    rows: allocations.map(({ ledgerInvoiceId, amount, usedOn }) => ({
      invoice: { invoiceID: ledgerInvoiceId },
      amount: fromHundredths(amount),
      date: usedOn,
    })),
  })
}

/** One part of a credit note to take back, by its id. */
export function encodeAllocationRemoval({
  key,
  ledgerAllocationId,
  others,
}: {
  key: string
  ledgerAllocationId: string
  others: number
}): EncodedWrite {
  return encode('deleteAllocation', {
    of: creditNoteIn(key),
    keys: [key],
    ids: [ledgerAllocationId],
    rows: [{ others }],
  })
}

/** A receipt but for its bytes, found again by its name. */
export function encodeReceipt({ form, ledgerId, fileName, contentType }: PlannedReceipt): EncodedWrite {
  return encode('attachReceipt', {
    of: ledgerId,
    keys: [fileName],
    ids: [null],
    rows: [{ form, fileName, contentType }],
  })
}

/** One payment to take back, by its id. */
export function encodePaymentRemoval({
  marker,
  ledgerPaymentId,
}: {
  marker: string
  ledgerPaymentId: string
}): EncodedWrite {
  return encode('deletePayment', { keys: [marker], ids: [ledgerPaymentId], rows: [{ status: 'DELETED' }] })
}
