import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourly, pour, remaining, secondsToFull, secondsUntil } from './bucket.ts'

const policy = hourly(3_600)

test('what is spent comes back steadily', () => {
  const spent = pour(policy, { spent: 0, at: 0 }, 0, 1_000)
  expect(remaining(policy, spent)).toBe(2_600)
  expect(secondsToFull(policy, spent)).toBe(1_000)
  expect(remaining(policy, pour(policy, { ...spent, at: 0 }, 400_000, 0))).toBe(3_000)
})

test('what does not fit is not taken, and fits when it was said to', () => {
  const full = pour(policy, { spent: 0, at: 0 }, 0, 3_600)
  const refused = pour(policy, { ...full, at: 0 }, 0, 10)
  expect(refused).toEqual({ isRefused: true, spent: 3_600 })
  const seconds = secondsUntil(policy, refused, 10)
  expect(pour(policy, { ...refused, at: 0 }, (seconds - 1) * 1_000, 10).isRefused).toBe(true)
  expect(pour(policy, { ...refused, at: 0 }, seconds * 1_000, 10).isRefused).toBe(false)
})

test('nobody ever holds more than the bucket, whatever they ask for and when', () => {
  const asks = fc.array(fc.record({ afterMs: fc.integer({ min: -5_000, max: 600_000 }), points: fc.nat(1_000) }))
  fc.assert(
    fc.property(asks, (all) => {
      let bucket = { spent: 0, at: 0 }
      for (const { afterMs, points } of all) {
        const now = bucket.at + afterMs
        const { spent, isRefused } = pour(policy, bucket, now, points)
        expect(spent).toBeLessThanOrEqual(policy.capacity)
        expect(spent).toBeGreaterThanOrEqual(isRefused ? 0 : points)
        bucket = { spent, at: Math.max(now, bucket.at) }
      }
    }),
  )
})
