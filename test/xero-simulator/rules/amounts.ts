import { Decimal } from 'decimal.js'
import type { LineAmountTypes } from '../model/documents.ts'

/** Amounts of a line as they came in. */
export interface LineAmounts {
  quantity?: Decimal | undefined
  unitAmount?: Decimal | undefined
  lineAmount?: Decimal | undefined
  taxAmount?: Decimal | undefined
  discountRate?: Decimal | undefined
  discountAmount?: Decimal | undefined
}

/** How a line is worked out. */
export interface LineTerms {
  lineAmountTypes: LineAmountTypes
  /** Percentage, such as 20. */
  rate: string
  unitDecimals: 2 | 4
}

/** Two decimals, half away from zero: how Xero rounds money. */
export function toCents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
}

/** A line worked out. `expected` is set when the line amount that was sent is not the one Xero expects. */
export interface WorkedLine {
  quantity?: Decimal
  unitAmount?: Decimal
  lineAmount: Decimal
  taxAmount: Decimal
  expected?: Decimal
}

/** Works out one line: the unit price is rounded before it is multiplied, the line after it, then the tax. */
export function workOutLine(given: LineAmounts, terms: LineTerms): WorkedLine {
  const { quantity, unitAmount } = factors(given, terms.unitDecimals)
  if (unitAmount === undefined || quantity === undefined)
    return { lineAmount: new Decimal(0), taxAmount: new Decimal(0) }
  const derived = given.lineAmount !== undefined && (given.quantity === undefined || given.unitAmount === undefined)
  const computed = toCents(discounted(quantity.times(unitAmount), given))
  const lineAmount = derived && given.lineAmount ? toCents(given.lineAmount) : computed
  const taxAmount = given.taxAmount ? toCents(given.taxAmount) : taxOn(lineAmount, terms)
  const mismatch = given.lineAmount !== undefined && !toCents(given.lineAmount).equals(lineAmount)
  return {
    quantity,
    unitAmount,
    lineAmount,
    taxAmount: terms.lineAmountTypes === 'NoTax' ? new Decimal(0) : taxAmount,
    ...(mismatch && { expected: computed }),
  }
}

/** With only a line amount, the missing factor is derived from it. */
function factors(given: LineAmounts, unitDecimals: 2 | 4): { quantity?: Decimal; unitAmount?: Decimal } {
  const quantity = given.quantity?.toDecimalPlaces(4, Decimal.ROUND_HALF_UP)
  const unitAmount = given.unitAmount?.toDecimalPlaces(unitDecimals, Decimal.ROUND_HALF_UP)
  const { lineAmount } = given
  if (quantity && unitAmount) return { quantity, unitAmount }
  if (lineAmount === undefined) return unitAmount ? { quantity: new Decimal(1), unitAmount } : {}
  if (quantity && !quantity.isZero())
    return { quantity, unitAmount: lineAmount.div(quantity).toDecimalPlaces(4, Decimal.ROUND_HALF_UP) }
  if (unitAmount && !unitAmount.isZero())
    return { quantity: lineAmount.div(unitAmount).toDecimalPlaces(4, Decimal.ROUND_HALF_UP), unitAmount }
  return { quantity: new Decimal(1), unitAmount: lineAmount }
}

function discounted(gross: Decimal, { discountRate, discountAmount }: LineAmounts): Decimal {
  if (discountRate) return gross.times(new Decimal(1).minus(discountRate.div(100)))
  return discountAmount ? gross.minus(discountAmount) : gross
}

function taxOn(lineAmount: Decimal, { lineAmountTypes, rate }: LineTerms): Decimal {
  const share = new Decimal(rate).div(100)
  if (lineAmountTypes === 'Exclusive') return toCents(lineAmount.times(share))
  if (lineAmountTypes === 'Inclusive') return lineAmount.minus(toCents(lineAmount.div(share.plus(1))))
  return new Decimal(0)
}

/** A document's totals: each line was rounded, and is only added up here. */
export function totals(lines: { lineAmount: string; taxAmount: string }[], lineAmountTypes: LineAmountTypes) {
  const sum = (values: string[]) => values.reduce((total, value) => total.plus(value), new Decimal(0))
  const amounts = sum(lines.map((line) => line.lineAmount))
  const tax = sum(lines.map((line) => line.taxAmount))
  const subTotal = lineAmountTypes === 'Inclusive' ? amounts.minus(tax) : amounts
  return { subTotal: subTotal.toFixed(2), totalTax: tax.toFixed(2), total: subTotal.plus(tax).toFixed(2) }
}
