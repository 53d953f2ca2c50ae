import { add, parseDecimal, printDecimal, round, type Exact } from './decimal.ts'
import type { Amount } from './format.ts'

/** One sum per currency, in the order the currencies first appear. */
export function sumByCurrency(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, Exact>()
  for (const { amount, currency } of amounts) {
    const value = parseDecimal(amount)
    if (value) sums.set(currency, add(sums.get(currency) ?? { units: 0n, scale: 2 }, value))
  }
  return [...sums].map(([currency, sum]) => ({ amount: printDecimal(round(sum, 2)), currency }))
}

/** How far two amounts are apart; nothing when they agree or cannot be compared. */
export function apart(ours: Amount, theirs: Amount | null | undefined): Amount | undefined {
  if (!theirs || ours.currency !== theirs.currency) return undefined
  const a = parseDecimal(ours.amount)
  const b = parseDecimal(theirs.amount)
  if (!a || !b) return undefined
  const difference = add(a, { units: -b.units, scale: b.scale })
  if (difference.units === 0n) return undefined
  const units = difference.units < 0n ? -difference.units : difference.units
  return { amount: printDecimal({ ...difference, units }), currency: ours.currency }
}
