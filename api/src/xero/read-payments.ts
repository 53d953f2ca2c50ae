import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { LedgerPayment } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroPayment } from './from-xero/payment.ts'
import type { OpenSdk } from './sdk.ts'
import { whereAny } from './where.ts'

const PAGE_SIZE = 1000

/** Payments that carry one of our markers; those on credit notes and the like are none of ours. */
export function findPaymentsByMarker(
  open: OpenSdk,
  access: LedgerAccess,
  markers: string[],
): Promise<LedgerAnswer<LedgerPayment[]>> {
  const where = whereAny('Reference', markers)
  if (where === '') throw new TypeError('findPaymentsByMarker needs something to look for')
  return callXero(open, access, {
    operation: 'findPaymentsByMarker',
    kind: 'read',
    send: (api) => api.getPayments(access.ledgerOrganisationId, undefined, where, undefined, 1, PAGE_SIZE),
    take: ({ payments }) =>
      payments?.filter(({ invoice }) => invoice?.invoiceID).map((payment) => fromXeroPayment(payment)),
  })
}
