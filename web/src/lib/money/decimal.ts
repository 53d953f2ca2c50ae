/** An exact decimal: `units` divided by ten to the power of `scale`. */
export interface Exact {
  units: bigint
  scale: number
}

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?$/

/** Reads "1,234.5" or "-0.05"; nothing when it is not a number. */
export function parseDecimal(text: string): Exact | undefined {
  const match = pattern.exec(text.trim().replaceAll(',', ''))
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Exact product. */
export function multiply(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Exact sum. */
export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale) + rescale(b, scale), scale }
}

/** Rounds to `scale` decimals, half away from zero, as the server and Xero do. */
export function round(value: Exact, scale: number): Exact {
  if (value.scale <= scale) return { units: rescale(value, scale), scale }
  const divisor = 10n ** BigInt(value.scale - scale)
  const magnitude = value.units < 0n ? -value.units : value.units
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n)
  return { units: value.units < 0n ? -rounded : rounded, scale }
}

/** Writes it out plainly: "-1234.50". */
export function printDecimal({ units, scale }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const cut = digits.length - scale
  const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return units < 0n ? `-${text}` : text
}

function rescale({ units, scale }: Exact, to: number): bigint {
  return units * 10n ** BigInt(to - scale)
}
