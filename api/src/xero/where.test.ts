import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitForRead, whereAny } from './where.ts'

describe('a filter', () => {
  it('doubles quotes, so that a value cannot end the text it stands in', () => {
    expect(whereAny('Name', ['Plain', 'The "Best" Ltd'])).toBe('Name=="Plain" OR Name=="The ""Best"" Ltd"')
  })
})

describe('a split', () => {
  it('keeps every value, in order, in lists that fit', () => {
    const value = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.constantFrom('Ёлка & "Сын"', '株式会社', '😀'.repeat(40)),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 100 }), (values) => {
        const lists = splitForRead(values, 50)
        expect(lists.flat()).toEqual(values)
        for (const list of lists) {
          expect(list.length).toBeLessThanOrEqual(50)
          if (list.length > 1) expect(encodeURIComponent(whereAny('ContactNumber', list)).length).toBeLessThan(3_900)
        }
      }),
    )
  })

  it('leaves two full lists room in one address', () => {
    const names = Array.from({ length: 200 }, (_, at) => `Общество «Ромашка» № ${at}`)
    const lists = splitForRead(names, 50)
    expect(lists.flat()).toEqual(names)
    for (const list of lists) expect(encodeURIComponent(whereAny('ContactNumber', list)).length).toBeLessThan(3_900)
  })

  it('puts fifty ids into one list', () => {
    const ids = Array.from({ length: 50 }, () => crypto.randomUUID())
    expect(splitForRead(ids, 50)).toEqual([ids])
  })
})
