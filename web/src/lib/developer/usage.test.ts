import { expect, test } from 'vitest'
import { addUp, sumOf } from './usage.ts'

const quiet = { calls: 0, points: 0, errors: 0, throttled: 0 }

test('several keys are one, day by day', () => {
  const one = [
    { date: '2026-11-20', ...quiet },
    { date: '2026-11-21', calls: 3, points: 9, errors: 1, throttled: 0 },
  ]
  const other = [
    { date: '2026-11-20', calls: 1, points: 1, errors: 0, throttled: 0 },
    { date: '2026-11-21', calls: 2, points: 0, errors: 0, throttled: 2 },
  ]
  expect(addUp([one, other])).toEqual([
    { date: '2026-11-20', calls: 1, points: 1, errors: 0, throttled: 0 },
    { date: '2026-11-21', calls: 5, points: 9, errors: 1, throttled: 2 },
  ])
  expect(sumOf(other)).toEqual({ calls: 3, points: 1, errors: 0, throttled: 2 })
  expect(addUp([])).toEqual([])
})
