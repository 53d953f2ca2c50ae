import { locale } from '../words/locale.ts'
import type { Amount } from './format.ts'

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
