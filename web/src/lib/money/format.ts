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

/** Whether two amounts of a document differ. The API writes each in one way only, so the texts tell. */
export function differ(ours: Amount, theirs: Amount | null | undefined): boolean {
  return theirs?.currency === ours.currency && theirs.amount !== ours.amount
}

function formatIn(currency: string): Intl.NumberFormat {
  const key = `${locale()} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency })
  formats.set(key, format)
  return format
}
