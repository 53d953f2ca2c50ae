import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameRate, lineNet, lineTax, rateText, toDecimal, toHundredths, totalsOf } from './money.ts'

describe('money', () => {
  test('tax is rounded per line and then summed, as Xero does', () => {
    const nets = ['25.06', '25.61', '25.63'].map((price) => lineNet('1', price))
    const lines = nets.map((net) => ({ net, tax: lineTax(net, '15') }))
    expect(lines.map((line) => toDecimal(line.tax))).toEqual(['3.76', '3.84', '3.84'])
    expect(totalsOf(lines)).toEqual({ subtotal: 7630n, taxTotal: 1144n, total: 8774n })
  })

  test.each([
    ['1', '2.165', 217n],
    ['-1', '2.165', -217n],
    ['1.005', '100', 10050n],
    ['0.3333', '0.3', 10n],
    ['3', '0.0016', 0n],
    ['9999999999.9999', '0.01', 10000000000n],
  ])('%s × %s is %s hundredths: half goes away from zero', (quantity, price, expected) => {
    expect(lineNet(quantity, price)).toBe(expected)
  })

  test('negating a line negates its amounts exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), (q, p) => {
        const [quantity, price] = [fourPlaces(q), fourPlaces(p)]
        expect(lineNet(`-${quantity}`, price)).toBe(-lineNet(quantity, price))
        expect(lineTax(-lineNet(quantity, price), '17.5')).toBe(-lineTax(lineNet(quantity, price), '17.5'))
      }),
    )
  })

  test('a line agrees with an independent calculation in whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), (q, p) => {
        const scaled = BigInt(q) * BigInt(p)
        const half = scaled < 0n ? -500_000n : 500_000n
        expect(lineNet(fourPlaces(q), fourPlaces(p))).toBe((scaled + half) / 1_000_000n)
      }),
    )
  })

  test('the tax of five thousand invoices and what they come to agree with whole numbers alone', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 9 })
    const line = fc.record({ q: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), p: amount, r: fc.nat(10 ** 6) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (drawn) => {
        const ours = drawn.map(({ q, p, r }) => {
          const net = lineNet(fourPlaces(q), fourPlaces(p))
          return { net, tax: lineTax(net, fourPlaces(r)) }
        })
        const theirs = drawn.map(({ q, p, r }) => {
          const net = nearest(BigInt(q) * BigInt(p))
          return { net, tax: nearest(net * BigInt(r)) }
        })
        expect(ours).toEqual(theirs)
        const subtotal = theirs.reduce((sum, { net }) => sum + net, 0n)
        const taxTotal = theirs.reduce((sum, { tax }) => sum + tax, 0n)
        expect(totalsOf(ours)).toEqual({ subtotal, taxTotal, total: subtotal + taxTotal })
      }),
      { numRuns: 5000 },
    )
  })

  test('decimals and hundredths convert both ways without loss', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (n) => toHundredths(toDecimal(n)) === n))
  })

  test('rates compare and read by value, not by spelling', () => {
    expect(isSameRate('20', '20.0000')).toBe(true)
    expect(isSameRate('20', '17.5')).toBe(false)
    expect(rateText('17.5000')).toBe('17.5')
  })
})

function fourPlaces(n: number): string {
  const digits = Math.abs(n).toString().padStart(5, '0')
  return `${n < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** A millionth part, the nearest whole; a half goes away from zero. */
function nearest(millionths: bigint): bigint {
  return (millionths + (millionths < 0n ? -500_000n : 500_000n)) / 1_000_000n
}
