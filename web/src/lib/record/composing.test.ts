import { expect, test } from 'vitest'
import { leftOf } from './composing.svelte.ts'

function line(quantity: string, invoiced: string, billed = '0') {
  return { quantity, invoiced, billed } as Parameters<typeof leftOf>[0]
}

test.each([
  ['10', '2.5', '7.5'],
  ['10', '0', '10'],
  ['0.3', '0.1', '0.2'],
  ['10', '10', '0'],
  ['10', '12', '0'],
  ['100', '0.5000', '99.5'],
])('of %s with %s invoiced, %s is left', (quantity, invoiced, left) => {
  expect(leftOf(line(quantity, invoiced), 'INVOICE')).toBe(left)
})

test('what is invoiced may still be billed', () => {
  expect(leftOf(line('10', '10', '4'), 'BILL')).toBe('6')
})
