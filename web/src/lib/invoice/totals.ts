import { add, multiply, parseDecimal, printDecimal, round, type Exact } from '../money/decimal.ts'

/** What a line needs to be counted. `percent` is its tax rate; none means no tax. */
export interface CountedLine {
  quantity: string
  unitPrice: string
  percent?: string | undefined
}

/** A line's own sums, as plain decimals. */
export interface LineTotal {
  net: string
  tax: string
}

/** What the server will make of the lines, to the cent. */
export interface Totals {
  lines: LineTotal[]
  subtotal: string
  tax: string
  total: string
}

const nought: Exact = { units: 0n, scale: 2 }
const hundredth: Exact = { units: 1n, scale: 2 }

/** Counts as the server and Xero do: each line's net and each line's tax is rounded by itself, half away from zero. */
export function countTotals(lines: readonly CountedLine[]): Totals {
  const counted = lines.map(countLine)
  const subtotal = counted.reduce((sum, line) => add(sum, line.net), nought)
  const tax = counted.reduce((sum, line) => add(sum, line.tax), nought)
  return {
    lines: counted.map(({ net, tax }) => ({ net: printDecimal(net), tax: printDecimal(tax) })),
    subtotal: printDecimal(subtotal),
    tax: printDecimal(tax),
    total: printDecimal(add(subtotal, tax)),
  }
}

function countLine({ quantity, unitPrice, percent }: CountedLine): { net: Exact; tax: Exact } {
  const count = parseDecimal(quantity) ?? nought
  const price = parseDecimal(unitPrice) ?? nought
  const rate = parseDecimal(percent ?? '0') ?? nought
  const net = round(multiply(count, price), 2)
  return { net, tax: round(multiply(multiply(net, rate), hundredth), 2) }
}
