import { add, parseDecimal, printDecimal, round, type Exact } from './decimal.ts'
import { locale } from '../words/locale.ts'

/** An amount as the API gives it. */
export interface Amount {
  amount: string
  currency: string
}

const formats = new Map<string, Intl.NumberFormat>()

/** "£1,234.50". Intl reads the string itself: no cent is lost on the way through a float. */
export function formatMoney({ amount, currency }: Amount): string {
  return formatIn(currency).format(amount as Intl.StringNumericLiteral)
}

/** A price per unit: two decimals at least, and whatever more it was given with. */
export function formatPrice({ amount, currency }: Amount): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency, maximumFractionDigits: 6 })
  return format.format(amount as Intl.StringNumericLiteral)
}

/** "1,200" or "1.5": a quantity without a currency and without trailing zeros. */
export function formatQuantity(value: string): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 6 }).format(value as Intl.StringNumericLiteral)
}

/** "20%" from "20.00". */
export function formatPercent(value: string): string {
  return `${formatQuantity(value)}%`
}

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

function formatIn(currency: string): Intl.NumberFormat {
  const key = `${locale()} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency })
  formats.set(key, format)
  return format
}
