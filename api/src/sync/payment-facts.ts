import type { Payment } from '@tieout/prisma'
import type { Paid } from '../engine/match-payment.ts'
import { day } from './push-document.ts'

/** A payment as far as telling twins asks. */
export function toPaid(payment: Payment): Paid {
  const { id, origin, method, amount, paidOn, ledgerPaymentId, reversedAt, keptApart } = payment
  return {
    ...{ id, origin, method, amount, keptApart, paidOn: day(paidOn), reversed: reversedAt !== null },
    ledgerPaymentId: ledgerPaymentId ?? undefined,
  }
}
