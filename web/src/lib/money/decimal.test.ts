import { expect, test } from 'vitest'
import { add, multiply, parseDecimal, printDecimal, round } from './decimal.ts'

function read(text: string) {
  const value = parseDecimal(text)
  if (!value) throw new Error(`${text} is not a decimal`)
  return value
}

test.each([
  ['1,234.50', '1234.50'],
  ['.5', '0.5'],
  ['-0.05', '-0.05'],
  ['7', '7'],
  [' 12. ', '12'],
])('reads %s as %s', (text, printed) => {
  expect(printDecimal(read(text))).toBe(printed)
})

test.each(['', '-', '1.2.3', 'twelve', '1e3', '£5'])('does not take %j for a number', (text) => {
  expect(parseDecimal(text)).toBeUndefined()
})

test.each([
  ['0.005', '0.01'],
  ['-0.005', '-0.01'],
  ['0.0049', '0.00'],
  ['2.675', '2.68'],
  ['1.005', '1.01'],
  ['5', '5.00'],
])('rounds %s half away from zero to %s', (text, rounded) => {
  expect(printDecimal(round(read(text), 2))).toBe(rounded)
})

test('adds what a float cannot', () => {
  expect(printDecimal(add(read('0.1'), read('0.2')))).toBe('0.3')
  expect(printDecimal(add(read('90071992547409.93'), read('0.01')))).toBe('90071992547409.94')
})

test('multiplies without losing a digit', () => {
  expect(printDecimal(multiply(read('3.3333'), read('1000000000.01')))).toBe('3333300000.033333')
})
