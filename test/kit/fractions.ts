/**
 * Money counted a second time, in exact fractions of whole numbers and written apart from the product's own arithmetic:
 * what both say is right to the cent.
 */
export interface Fraction {
  over: bigint
  under: bigint
}

/** `-12.345` becomes -12345/1000. */
export function fractionOf(text: string): Fraction {
  const [, sign, whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (sign === undefined) throw new TypeError(`${text} is no decimal`)
  const digits = BigInt(whole + part)
  return { over: sign === '-' ? -digits : digits, under: 10n ** BigInt(part.length) }
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under }
}

/** The nearest cent; a half goes away from zero. */
export function toCents({ over, under }: Fraction): bigint {
  const size = over < 0n ? -over : over
  const whole = (size * 100n) / under
  const rest = size * 100n - whole * under
  const cents = rest * 2n >= under ? whole + 1n : whole
  return over < 0n ? -cents : cents
}

export interface CountedLine {
  quantity: string
  unitPrice: string
  percent: string
}

/** What an invoice of these lines comes to, in cents: each line rounded, its tax on the rounded line, then the sums. */
export function countInvoice(lines: readonly CountedLine[]) {
  const counted = lines.map(({ quantity, unitPrice, percent }) => {
    const net = toCents(times(fractionOf(quantity), fractionOf(unitPrice)))
    const tax = toCents(times({ over: net, under: 100n }, times(fractionOf(percent), { over: 1n, under: 100n })))
    return { net, tax }
  })
  const net = counted.reduce((sum, line) => sum + line.net, 0n)
  const tax = counted.reduce((sum, line) => sum + line.tax, 0n)
  return { lines: counted, net, tax, total: net + tax }
}

/** A decimal as the API and Xero write one, in cents. */
export function centsIn(amount: string | number): bigint {
  return toCents(fractionOf(typeof amount === 'number' ? amount.toFixed(2) : amount))
}
