import { describe, expect, it } from 'vitest'
import { toDay, toTime, toWholeSecond } from './dates.ts'

describe('a day', () => {
  it.each([
    [new Date(1552262400000), '2019-03-11'],
    ['/Date(1552262400000+0000)/', '2019-03-11'],
    ['\\/Date(1552262400000)\\/', '2019-03-11'],
    ['2019-03-11T00:00:00', '2019-03-11'],
    ['2019-03-11', '2019-03-11'],
    [new Date(Number.NaN), undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('reads %s as %s', (value, day) => {
    expect(toDay(value)).toBe(day)
  })
})

describe('a time', () => {
  it.each([
    ['2025-05-01T14:32:04.198', '2025-05-01T14:32:04.198Z'],
    ['2025-05-01T14:32:04Z', '2025-05-01T14:32:04.000Z'],
    ['2019-07-09T23:40:30.1833130', '2019-07-09T23:40:30.183Z'],
    ['/Date(1552327126117+0000)/', '2019-03-11T17:58:46.117Z'],
  ])('reads %s as UTC', (value, expected) => {
    expect(toTime(value)?.toISOString()).toBe(expected)
  })

  it('is undefined where the text is none', () => {
    expect(toTime('yesterday')).toBeUndefined()
    expect(toTime('')).toBeUndefined()
  })

  it('is cut to the second before, never the second after', () => {
    expect(toWholeSecond(new Date('2026-01-01T00:00:00.999Z')).toISOString()).toBe('2026-01-01T00:00:00.000Z')
  })
})
