import { expect, test } from 'vitest'
import { fits } from './entry.ts'

test('the beginnings of words find a line, in any order', () => {
  expect(fits({ label: 'Sync activity' }, 'act sy')).toBe(true)
  expect(fits({ label: 'New credit note' }, 'cred')).toBe(true)
})

test('the middle of a word finds nothing', () => {
  expect(fits({ label: 'Sync activity' }, 'tivity')).toBe(false)
})

test('one word that fits nothing is enough to leave a line out', () => {
  expect(fits({ label: 'New invoice' }, 'new bill')).toBe(false)
})

test('nothing typed fits everything', () => {
  expect(fits({ label: 'Overview' }, '')).toBe(true)
})
