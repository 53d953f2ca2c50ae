import { expect, test } from 'vitest'
import { sumsOf, type Sum } from './sums.ts'

function sum(amount: string, currency: string, state = 'FAILED'): Sum {
  return { state, count: 1, total: { amount, currency } }
}

test('one currency stands there to the penny, and hides nothing', () => {
  expect(sumsOf([sum('1.00', 'GBP', 'SYNCED'), sum('999999999.99', 'GBP')], 'FAILED')).toEqual({
    first: '£999,999,999.99',
    others: [],
    exact: [],
  })
})

test('of several currencies the first stands there, and all are told', () => {
  const sums = [sum('2820.00', 'GBP'), sum('922.00', 'EUR'), sum('12.50', 'USD')]
  expect(sumsOf(sums, 'FAILED')).toEqual({ first: '£2,820.00', others: ['€922.00', 'US$12.50'], exact: sums })
})

test('what is too long is short, and told to the penny', () => {
  const sums = [sum('1234567890.12', 'GBP')]
  expect(sumsOf(sums, 'FAILED')).toEqual({ first: '£1.23bn', others: [], exact: sums })
})

test('a status without invoices has no sum', () => {
  expect(sumsOf([sum('1.00', 'GBP')], 'SKIPPED')).toEqual({ others: [], exact: [] })
})
