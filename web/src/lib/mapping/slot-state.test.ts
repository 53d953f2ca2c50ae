import { expect, test } from 'vitest'
import { stateOf, type Around } from './slot-state.ts'
import type { Purpose, Slot } from './slots.ts'

const around: Around = { isChanged: false, isSuggested: false, hasDefault: true, strict: false }

function place(purpose: Purpose, more: Partial<Slot> = {}) {
  return { purpose, subjectId: 'a', saved: undefined, broken: false, ...more }
}

test('a default stands in for what has none of its own', () => {
  expect(stateOf(place('TAX'), around)).toBe('default')
  expect(stateOf(place('PROJECT'), around)).toBe('default')
  expect(stateOf(place('TAX'), { ...around, hasDefault: false })).toBe('missing')
  expect(stateOf(place('BUY_TAX'), { ...around, hasDefault: false })).toBe('default')
})

test('under strict mapping no default stands in for a tax rate', () => {
  const strict = { ...around, strict: true }
  expect(stateOf(place('TAX'), strict)).toBe('missing')
  expect(stateOf(place('BUY_TAX'), strict)).toBe('missing')
  expect(stateOf(place('TAX'), { ...strict, isSuggested: true })).toBe('suggested')
  expect(stateOf(place('TAX', { saved: { id: 'b', name: '20%' } }), strict)).toBe('mapped')
})

test('strict mapping is about tax alone: accounts keep their default', () => {
  const strict = { ...around, strict: true }
  expect(stateOf(place('PROJECT'), strict)).toBe('default')
  expect(stateOf(place('SERVICE'), strict)).toBe('default')
})

test('what is archived in Xero settles nothing', () => {
  expect(stateOf(place('TAX', { saved: { id: 'b', name: '20%' }, broken: true }), around)).toBe('archived')
})
