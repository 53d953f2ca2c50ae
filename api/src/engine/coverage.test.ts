import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCoverage, remainingOf, type CoveringDocument } from './coverage.ts'
import { lineNet } from './money.ts'

const lines = [
  { id: 'a', quantity: '10', net: 60_000n },
  { id: 'b', quantity: '1', net: 40_000n },
]
function invoice(quantities: Record<string, string>, isPaid = false): CoveringDocument {
  const rows = Object.entries(quantities).map(([recordLineId, quantity]) => ({
    ...{ recordLineId, quantity },
    net: lineNet(quantity, recordLineId === 'a' ? '60' : '400'),
  }))
  return { isPaid, lines: rows }
}

test('sixty percent invoiced, two invoices, one paid', () => {
  const coverage = countCoverage(lines, [invoice({ a: '4' }, true), invoice({ a: '6' })])
  expect(coverage).toMatchObject({ percent: 60, isOver: false, amount: 60_000n, documents: 2, paid: 1 })
  expect(remainingOf({ id: 'a', quantity: '10' }, coverage)).toBe('0')
  expect(remainingOf({ id: 'b', quantity: '1' }, coverage)).toBe('1')
})

test('a hundred percent is said only when nothing is left', () => {
  expect(countCoverage(lines, [invoice({ a: '9.9999', b: '1' })]).percent).toBe(99)
  expect(countCoverage(lines, [invoice({ a: '10', b: '1' })]).percent).toBe(100)
})

test('more than there is shows, and leaves nothing', () => {
  const coverage = countCoverage(lines, [invoice({ a: '15', b: '1' })])
  expect(coverage).toMatchObject({ percent: 130, isOver: true })
  expect(remainingOf({ id: 'a', quantity: '10' }, coverage)).toBe('0')
})

test('a discount counts by its own share, and lines of other records not at all', () => {
  const own = [
    { id: 'a', quantity: '1', net: 10_000n },
    { id: 'b', quantity: '1', net: -2_500n },
  ]
  const work = { isPaid: false, lines: [{ recordLineId: 'a', quantity: '1', net: 10_000n }] }
  expect(countCoverage(own, [work]).percent).toBe(80)
  const other = { isPaid: false, lines: [{ recordLineId: 'z', quantity: '1', net: 10_000n }] }
  expect(countCoverage(own, [other])).toMatchObject({ percent: 0, amount: 0n })
})

test('nothing to invoice is not invoiced', () => {
  expect(countCoverage([], []).percent).toBe(0)
  expect(countCoverage([{ id: 'a', quantity: '0', net: 0n }], []).percent).toBe(0)
})

test('without invoicing beyond a line, coverage is never below 0 nor above 100, and what is left fills it to the end', () => {
  const quantity = fc.integer({ min: 1, max: 9_999_999 }).map((units) => new Decimal(units).dividedBy(10_000).toFixed())
  const line = fc.record({
    quantity,
    price: fc.integer({ min: -99_999, max: 999_999 }),
    taken: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (given) => {
      const own = given.map((one, index) => {
        const unitPrice = new Decimal(one.price).dividedBy(100).toFixed()
        const taken = new Decimal(one.quantity)
          .times(one.taken)
          .dividedBy(10_000)
          .toDecimalPlaces(4, Decimal.ROUND_DOWN)
        return {
          id: `${index}`,
          quantity: one.quantity,
          unitPrice,
          net: lineNet(one.quantity, unitPrice),
          taken: taken.toFixed(),
        }
      })
      const first = { isPaid: false, lines: own.map((one) => ({ recordLineId: one.id, quantity: one.taken, net: 0n })) }
      const some = countCoverage(own, [first])
      expect(some.percent).toBeGreaterThanOrEqual(0)
      expect(some.percent).toBeLessThanOrEqual(100)
      expect(some.isOver).toBe(false)
      const rest = {
        isPaid: true,
        lines: own.map((one) => ({ recordLineId: one.id, quantity: remainingOf(one, some), net: 0n })),
      }
      expect(countCoverage(own, [first, rest])).toMatchObject({ percent: 100, isOver: false })
    }),
  )
})
