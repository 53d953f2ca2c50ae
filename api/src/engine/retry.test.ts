import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSpent, nextAttemptAt, retryBudget } from './retry.ts'

const hour = 60 * 60_000
const attempts = fc.integer({ min: 1, max: 200 })
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const now = fc.integer({ min: 0, max: 4e12 })

describe('a retry', () => {
  test('comes later each time, and never later than ten hours', () => {
    const later = (at: number, tries: number, luck: number) => {
      const wait = nextAttemptAt(at, tries, luck) - at
      expect(wait).toBeGreaterThanOrEqual(1_500)
      expect(wait).toBeLessThanOrEqual(10 * hour)
      expect(nextAttemptAt(at, tries + 1, luck) - at).toBeGreaterThanOrEqual(wait)
    }
    fc.assert(fc.property(now, attempts, random, later), { numRuns: 500 })
  })

  test('is spread over half its wait, so that not all come back at once', () => {
    const spread = (at: number, tries: number, luck: number) => {
      const [first, last] = [nextAttemptAt(at, tries, 0) - at, nextAttemptAt(at, tries, 1) - at]
      expect(last / first).toBeCloseTo(5 / 3, 2)
      const wait = nextAttemptAt(at, tries, luck) - at
      expect(wait >= first && wait <= last).toBe(true)
    }
    fc.assert(fc.property(now, attempts, random, spread), { numRuns: 500 })
  })

  test('first comes after seconds; all eight outlast a morning and end within the day', () => {
    expect(nextAttemptAt(0, 1, 0.5)).toBe(2_000)
    let [earliest, latest] = [0, 0]
    for (let tries = 1; tries < retryBudget.tries; tries++) {
      earliest = nextAttemptAt(earliest, tries, 0)
      latest = nextAttemptAt(latest, tries, 1)
    }
    expect(earliest).toBeGreaterThan(6 * hour)
    expect(latest).toBeLessThan(retryBudget.forMs)
  })

  test.each([
    [7, 0, false],
    [8, 0, true],
    [1, 24 * hour - 1, false],
    [1, 24 * hour, true],
  ])('%s tries over %s ms: spent is %s', (tries, ms, spent) => {
    expect(isSpent(tries, 1_000, 1_000 + ms)).toBe(spent)
  })
})
