import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeSharedClock } from './shared-clock.ts'

const minute = 60_000
const start = Date.parse('2026-03-02T10:00:00Z')

beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

test('the shared time holds from the first look, and the difference is told once', async () => {
  const clock = makeSharedClock()
  expect(clock.now()).toBe(start)
  const told: number[] = []
  const leave = await clock.follow({ ask: async () => Date.now() + 5 * minute, onDifference: (ms) => told.push(ms) })
  expect(clock.now()).toBe(start + 5 * minute)
  await vi.advanceTimersByTimeAsync(3 * minute)
  expect(clock.now()).toBe(start + 8 * minute)
  expect(told).toEqual([-5 * minute])
  await leave()
})

test('a machine’s clock that is moved moves nothing here', async () => {
  const clock = makeSharedClock()
  const begun = performance.now()
  const leave = await clock.follow({ ask: async () => start + performance.now() - begun, onDifference: () => {} })
  vi.setSystemTime(start - 60 * minute)
  expect(clock.now()).toBe(start)
  await vi.advanceTimersByTimeAsync(minute)
  expect(clock.now()).toBe(start + minute)
  await leave()
})

test('where nobody answers, the machine’s own time holds until somebody does', async () => {
  const clock = makeSharedClock()
  let isUp = false
  const ask = async () => {
    if (!isUp) throw new Error('Nobody answers.')
    return Date.now() + minute
  }
  const leave = await clock.follow({ ask, onDifference: () => {} })
  expect(clock.now()).toBe(start)
  isUp = true
  await vi.advanceTimersByTimeAsync(1_000)
  expect(clock.now()).toBe(start + 1_000 + minute)
  await leave()
})

test('what could be the way of an answer is no difference', async () => {
  const clock = makeSharedClock()
  const ask = async () => {
    const asked = Date.now()
    await vi.advanceTimersByTimeAsync(200)
    return asked + 190
  }
  const leave = await clock.follow({ ask, onDifference: () => {} })
  expect(clock.now()).toBe(start + 200)
  await leave()
})
