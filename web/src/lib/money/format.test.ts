import { expect, test } from 'vitest'
import { formatPercent, formatPrice, formatQuantity } from './figures.ts'
import { differ, formatMoney } from './format.ts'
import { apart, sumByCurrency } from './sum.ts'

test('shows money with its currency and every cent', () => {
  expect(formatMoney({ amount: '1234.5', currency: 'GBP' })).toBe('£1,234.50')
  expect(formatMoney({ amount: '-0.05', currency: 'EUR' })).toBe('-€0.05')
  expect(formatMoney({ amount: '1200', currency: 'JPY' })).toBe('JP¥1,200')
})

test('keeps the cents of an amount too large for a float', () => {
  expect(formatMoney({ amount: '90071992547409931.27', currency: 'GBP' })).toBe('£90,071,992,547,409,931.27')
})

test('a price per unit keeps its fractions of a cent', () => {
  expect(formatPrice({ amount: '33.3350', currency: 'GBP' })).toBe('£33.335')
  expect(formatPrice({ amount: '800', currency: 'GBP' })).toBe('£800.00')
})

test('shows quantities and percents without trailing zeros', () => {
  expect(formatQuantity('1.5000')).toBe('1.5')
  expect(formatPercent('20.0000')).toBe('20%')
})

test('sums each currency by itself', () => {
  const amounts = [
    { amount: '0.10', currency: 'GBP' },
    { amount: '3600.00', currency: 'EUR' },
    { amount: '0.20', currency: 'GBP' },
  ]
  expect(sumByCurrency(amounts)).toEqual([
    { amount: '0.30', currency: 'GBP' },
    { amount: '3600.00', currency: 'EUR' },
  ])
})

test('says how far two amounts are apart, and nothing when they agree', () => {
  const ours = { amount: '4320.00', currency: 'GBP' }
  expect(apart(ours, { amount: '4920', currency: 'GBP' })).toEqual({ amount: '600.00', currency: 'GBP' })
  expect(apart(ours, { amount: '4320', currency: 'GBP' })).toBeUndefined()
  expect(apart(ours, { amount: '4920', currency: 'EUR' })).toBeUndefined()
  expect(apart(ours, null)).toBeUndefined()
})

test('two amounts differ when their texts do, in one currency', () => {
  const ours = { amount: '120.00', currency: 'GBP' }
  expect(differ(ours, { amount: '120.00', currency: 'GBP' })).toBe(false)
  expect(differ(ours, { amount: '120.01', currency: 'GBP' })).toBe(true)
  expect(differ(ours, { amount: '120.01', currency: 'EUR' })).toBe(false)
  expect(differ(ours, null)).toBe(false)
})
