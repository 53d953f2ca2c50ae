import { Decimal } from 'decimal.js'

/** An amount as Xero sends it (a JSON double) in hundredths, exactly: the double's shortest decimal is what Xero wrote. */
export function toHundredths(amount: number | undefined): bigint {
  return BigInt(new Decimal(amount ?? 0).times(100).toFixed(0, Decimal.ROUND_HALF_UP))
}

/** Hundredths as the JSON number Xero reads. Throws where no double holds the amount. */
export function fromHundredths(amount: bigint): number {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return toJsonNumber(`${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`)
}

/** A decimal string as a JSON number. Throws rather than send another number than the one we were given. */
export function toJsonNumber(decimal: string): number {
  const number = Number(decimal)
  if (!Number.isFinite(number) || !new Decimal(number).equals(decimal)) {
    throw new RangeError(`${decimal} cannot be sent exactly as a JSON number`)
  }
  return number
}

/** A JSON double as a plain decimal string, without an exponent. */
export function toDecimal(number: number | undefined): string {
  return new Decimal(number ?? 0).toFixed()
}
