import type { EncodedWrite, PlannedPayment } from '../../engine/ledger-plans.ts'
import { fromHundredths } from '../money.ts'
import { encode } from './payload.ts'

/** New payments, found again by their reference. */
export function encodePayments(payments: PlannedPayment[]): EncodedWrite {
  return encode('createPayments', {
    keys: payments.map(({ marker }) => marker),
    ids: payments.map(() => null),
    rows: payments.map(({ marker, ledgerInvoiceId, account, paidOn, amount }) => ({
      invoice: { invoiceID: ledgerInvoiceId },
      account: 'code' in account ? { code: account.code } : { accountID: account.id },
      date: paidOn,
      amount: fromHundredths(amount),
      reference: marker,
    })),
  })
}
