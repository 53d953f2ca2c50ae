import { expect, test } from 'vitest'
import { countTotals } from './totals.ts'

test('rounds each line and each line’s tax by itself, half away from zero', () => {
  const line = { quantity: '1', unitPrice: '0.125', percent: '20' }
  const totals = countTotals([line, line, line])
  expect(totals.lines).toEqual(Array(3).fill({ net: '0.13', tax: '0.03' }))
  expect(totals).toMatchObject({ subtotal: '0.39', tax: '0.09', total: '0.48' })
})

test('takes the tax of the rounded line, not of the exact one', () => {
  expect(countTotals([{ quantity: '3', unitPrice: '33.335', percent: '20' }])).toMatchObject({
    subtotal: '100.01',
    tax: '20.00',
    total: '120.01',
  })
})

test('a credit line rounds away from zero too', () => {
  expect(countTotals([{ quantity: '-1', unitPrice: '0.125' }]).lines).toEqual([{ net: '-0.13', tax: '0.00' }])
})

test('a line that is still being typed counts as nothing', () => {
  expect(countTotals([{ quantity: '', unitPrice: '12', percent: '20' }]).total).toBe('0.00')
})
