import { expect, test } from 'vitest'
import { keepOrigins } from './keep-origins.ts'

function line(description: string, recordLineId: string) {
  return { description, recordLineId, taxRateId: null, accountId: null, ledgerTaxRate: null }
}
const before = [line('Design', 'a'), line('Print', 'b')]

function kept(words: readonly string[]) {
  const lines = words.map((description) => ({ description }))
  return keepOrigins(lines, before).map((origin) => origin?.recordLineId)
}

test.each([
  [
    ['Design', 'Print'],
    ['a', 'b'],
  ],
  [
    ['Print', 'Design'],
    ['b', 'a'],
  ],
  [['Print'], ['b']],
  [
    ['New', 'Design', 'Print'],
    [undefined, 'a', 'b'],
  ],
  [
    ['Design, second round', 'Print'],
    ['a', 'b'],
  ],
  [
    ['Other words', 'Yet others'],
    ['a', 'b'],
  ],
  [['Other words'], [undefined]],
  [
    ['Design', 'Design'],
    ['a', 'b'],
  ],
])('%j keeps %j', (words, origins) => {
  expect(kept(words)).toEqual(origins)
})
