import { Decimal } from 'decimal.js'

/**
 * Money to the cent, as Xero counts it: unit prices and quantities to four decimals, rounding half away from zero,
 * per line and then summed. Source: Xero's rounding guide; 2.165 becomes 2.17, and 25.06, 25.61, 25.63 at 15 % carry
 * 11.44 of tax, not 11.45. Amounts are bigint in hundredths.
 */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

export interface LineAmounts {
  net: bigint
  tax: bigint
}

export interface Totals {
  subtotal: bigint
  taxTotal: bigint
  total: bigint
}

/** Quantity × unit price, rounded to the cent. Both are exact decimal strings with at most four decimals. */
export function lineNet(quantity: string, unitPrice: string): bigint {
  return hundredths(new Exact(quantity).times(unitPrice))
}

/** Tax of one exclusive line. `percent` is the effective rate, such as `20` or `7.5`. */
export function lineTax(net: bigint, percent: string): bigint {
  return hundredths(new Exact(net.toString()).dividedBy(100).times(percent).dividedBy(100))
}

export function totalsOf(lines: readonly LineAmounts[]): Totals {
  const subtotal = lines.reduce((sum, line) => sum + line.net, 0n)
  const taxTotal = lines.reduce((sum, line) => sum + line.tax, 0n)
  return { subtotal, taxTotal, total: subtotal + taxTotal }
}

/** `1234n` becomes `"12.34"`. */
export function toDecimal(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `"1234.5"` becomes "£1,234.50"; a price may have more decimals. Text is formatted exactly, whatever its size. */
export function moneyText(amount: string, currency: string, maximumFractionDigits?: number): string {
  const digits = maximumFractionDigits === undefined ? {} : { maximumFractionDigits }
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency, ...digits })
  return format.format(amount as Intl.StringNumericLiteral)
}

/** `"12.34"` becomes `1234n`; more than two decimals round half away from zero. Throws on anything but a number. */
export function toHundredths(amount: string): bigint {
  return hundredths(new Exact(amount))
}

/** True for rates that mean the same, such as `20` and `20.0000`. */
export function isSameRate(a: string, b: string): boolean {
  return new Exact(a).equals(b)
}

/** A rate as people write it: `20.0000` becomes `20`. */
export function rateText(percent: string): string {
  return new Exact(percent).toString()
}

function hundredths(amount: Decimal): bigint {
  return BigInt(amount.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0))
}
