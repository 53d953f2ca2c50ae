import { expect, test } from 'vitest'
import { filterFrom } from './filter.ts'

test('an address without a filter asks for everything', () => {
  expect(filterFrom(new URLSearchParams('by=&since=&action='))).toEqual({})
})

test('the last day is shown whole', () => {
  expect(filterFrom(new URLSearchParams('by=KEY&since=2026-11-20&until=2026-11-21&subject=abc'))).toEqual({
    actorKind: 'KEY',
    subjectId: 'abc',
    since: '2026-11-20T00:00:00.000Z',
    until: '2026-11-22T00:00:00.000Z',
  })
})

test('what is no day and no kind is left out', () => {
  expect(filterFrom(new URLSearchParams('by=NOBODY&since=yesterday'))).toEqual({})
})
