import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery } from '../engine/ledger-inbox.ts'
import { mergeDeliveries } from './merge-deliveries.ts'

function delivery(firstEventSequence: number, lastEventSequence: number): Delivery {
  return { events: [], firstEventSequence, lastEventSequence }
}

test('deliveries that follow one another are one unbroken run, in whatever order they came', () => {
  expect(mergeDeliveries([delivery(4, 6), delivery(1, 3)])).toEqual(delivery(1, 6))
})

test('a delivery missing between them is a gap before the run that follows it', () => {
  expect(mergeDeliveries([delivery(1, 3), delivery(5, 6)])).toEqual(delivery(5, 6))
})

test('kept together they tell of a gap exactly when, one after another in their order, one of them would', () => {
  const some = fc.array(
    fc.record({ first: fc.nat(30), length: fc.nat(4) }).map(({ first, length }) => delivery(first, first + length)),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(some, fc.nat(30), (deliveries, before) => {
      let cursor = before
      let hasGap = false
      for (const one of deliveries.toSorted((a, b) => a.firstEventSequence - b.firstEventSequence)) {
        if (one.firstEventSequence > cursor + 1) hasGap = true
        cursor = Math.max(cursor, one.lastEventSequence)
      }
      const together = mergeDeliveries(deliveries)
      expect(together.firstEventSequence > before + 1).toBe(hasGap)
      expect(Math.max(before, together.lastEventSequence)).toBe(cursor)
    }),
  )
})
