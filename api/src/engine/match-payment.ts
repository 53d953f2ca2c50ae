/** A payment as far as telling twins asks. */
export interface Paid {
  id: string
  origin: 'APP' | 'LEDGER'
  method: 'MONEY' | 'CREDIT'
  amount: bigint
  /** `YYYY-MM-DD`. */
  paidOn: string
  ledgerPaymentId: string | undefined
  reversed: boolean
  keptApart: readonly string[]
}

const dayMs = 24 * 60 * 60 * 1000
const mostDaysApart = 3

/**
 * The payment recorded in the ledger that may be the same as one recorded here and not sent yet (rule C21): the same
 * amount within three days, the nearest day first. It only suggests; a person says whether it is so.
 */
export function findTwin<Payment extends Paid>(ours: Payment, others: readonly Payment[]): Payment | undefined {
  if (ours.origin !== 'APP' || ours.method !== 'MONEY' || ours.reversed || ours.ledgerPaymentId !== undefined)
    return undefined
  const [nearest] = others
    .filter((other) => other.origin === 'LEDGER' && other.method === 'MONEY' && !other.reversed)
    .filter((other) => other.amount === ours.amount)
    .filter((other) => !ours.keptApart.includes(other.id) && daysApart(ours, other) <= mostDaysApart)
    .toSorted((a, b) => daysApart(ours, a) - daysApart(ours, b))
  return nearest
}

function daysApart(a: Paid, b: Paid): number {
  return Math.abs(Date.parse(a.paidOn) - Date.parse(b.paidOn)) / dayMs
}
