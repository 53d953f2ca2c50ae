import { expect, test } from 'vitest'
import { type Budget, freshBudget } from './budget.ts'
import { forecast } from './forecast.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const now = Date.UTC(2026, 10, 21, 9)

function budget(change: Partial<Budget> = {}): Budget {
  const told = { dayLimit: 5_000, dayLeft: 5_000, dayResetsAt: now + 10 * hour }
  return { ...freshBudget({ perMinute: 60, concurrent: 5 }), ...told, ...change }
}

test('nothing takes no time', () => {
  expect(forecast(0, budget(), now)).toBe(0)
})

test('what the minute allows beyond what is kept for people takes seconds', () => {
  expect(forecast(58, budget(), now)).toBe(12 * second)
})

test('ten thousand invoices take two hundred calls and a little over three minutes', () => {
  expect(forecast(200, budget(), now)).toBe(3 * minute + 6 * second)
})

test('a minute that is used up is waited for', () => {
  const spent = [{ freeAt: now + minute, calls: 60 }]
  expect(forecast(10, budget({ spent }), now)).toBe(minute + 2 * second)
})

test('before the day’s number was heard, the minute alone counts', () => {
  expect(forecast(200, undefined, now)).toBe(3 * minute + 6 * second)
})

test('what today leaves beyond the reserve for people goes today, the rest after the day has turned', () => {
  expect(forecast(50, budget({ dayLeft: 300 }), now)).toBe(10 * second)
  expect(forecast(51, budget({ dayLeft: 300 }), now)).toBe(10 * hour + 1 * second)
  expect(forecast(50, budget({ dayLeft: 0 }), now)).toBe(10 * hour + 10 * second)
})

test('more than a whole day’s calls takes another day', () => {
  expect(forecast(4_751, budget({ dayLeft: 0 }), now)).toBe(34 * hour + 1 * second)
})
