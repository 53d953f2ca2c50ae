import { expect, test } from 'vitest'
import { usualRate } from './usual-rate.ts'

function rate(id: string, usedOn = 0, archived = false) {
  return { id, usedOn, archived }
}

function mapped(id: string | null, code: string, side = 'SALES') {
  return { side, taxRate: id === null ? null : { id }, ledgerTaxRate: { id: code } }
}

test('a first line begins with the rate most lines carry', () => {
  const nodes = [rate('none', 13), rate('old', 99, true), rate('twenty', 67)]
  expect(
    usualRate({ taxRates: { nodes }, connection: { taxMappings: [mapped(null, 'Z'), mapped('none', 'Z')] } }),
  ).toBe('twenty')
})

test('before there are lines, it is the rate that posts as the default of sales does', () => {
  const nodes = [rate('none'), rate('twenty'), rate('zero')]
  const taxMappings = [
    ...[mapped('none', 'D', 'PURCHASES'), mapped(null, 'D', 'PURCHASES')],
    ...[mapped(null, 'S'), mapped('zero', 'Z'), mapped('twenty', 'S')],
  ]
  expect(usualRate({ taxRates: { nodes }, connection: { taxMappings } })).toBe('twenty')
  expect(usualRate({ taxRates: { nodes }, connection: { taxMappings: [mapped(null, 'S')] } })).toBe('none')
  expect(usualRate({ taxRates: { nodes }, connection: null })).toBe('none')
})

test('without rates it is none', () => {
  expect(usualRate({ taxRates: { nodes: [rate('old', 3, true)] }, connection: null })).toBe('')
})
