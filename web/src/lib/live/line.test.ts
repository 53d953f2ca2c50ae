import { expect, test } from 'vitest'
import { retryPause } from './line.ts'

test('waits ever longer, up to half a minute, never all at once', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map((failures) => retryPause(failures, 0.5))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
  expect(retryPause(0, 0)).toBe(750)
  expect(retryPause(0, 1)).toBe(1250)
})
