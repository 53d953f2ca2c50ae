import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHundredths, toDecimal, toHundredths, toJsonNumber } from './money.ts'

describe('money', () => {
  it.each([
    [40, 4000n],
    [1.1, 110n],
    [0.29, 29n],
    [1.005, 101n],
    [-0.5, -50n],
    [9999999999.99, 999999999999n],
    [undefined, 0n],
  ])('reads %s as %s hundredths', (double, hundredths) => {
    expect(toHundredths(double)).toBe(hundredths)
  })

  it('survives the trip to a JSON number and back to the cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (amount) => {
        expect(toHundredths(JSON.parse(JSON.stringify(fromHundredths(amount))))).toBe(amount)
      }),
    )
  })

  it('survives the trip of a unit price with four decimals', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (tenThousandths) => {
        const digits = tenThousandths.toString().padStart(5, '0')
        const price = `${digits.slice(0, -4)}.${digits.slice(-4)}`
        expect(new Decimal(toDecimal(JSON.parse(JSON.stringify(toJsonNumber(price))))).toFixed(4)).toBe(price)
      }),
    )
  })

  it('refuses to send a number that a double would change', () => {
    expect(() => toJsonNumber('0.12345678901234567890')).toThrow(RangeError)
    expect(() => fromHundredths(10n ** 20n + 1n)).toThrow(RangeError)
  })

  it('writes small and large numbers without an exponent', () => {
    expect(toDecimal(0.0000001)).toBe('0.0000001')
    expect(toDecimal(1e21)).toBe('1000000000000000000000')
  })
})
