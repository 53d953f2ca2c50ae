import { describe, expect, test } from 'vitest'
import { nightDue } from './night.ts'

const ids = Array.from({ length: 400 }, (_, n) => `organisation ${n * 7919}`)

describe('the night of a reconciliation', () => {
  test('is due for every organisation by the third hour of its own night, under its own date', () => {
    const at = (zone: string) => ids.map((id) => nightDue(new Date('2026-11-21T16:30:00Z'), zone, id))
    expect(new Set(at('Asia/Tokyo'))).toEqual(new Set([undefined]))
    // 04:30 on the 22nd in Fiji; 05:30 in Auckland, where the night is over.
    expect(new Set(at('Pacific/Fiji'))).toEqual(new Set(['2026-11-22']))
    expect(new Set(at('Pacific/Auckland'))).toEqual(new Set([undefined]))
  })

  test('begins at many different minutes, none before two', () => {
    const dueBy = (minute: number) =>
      ids.filter((id) => nightDue(new Date(Date.UTC(2026, 10, 21, 2, minute)), 'Europe/London', id)).length
    expect(ids.filter((id) => nightDue(new Date('2026-11-21T01:59:00Z'), 'Europe/London', id))).toEqual([])
    expect(dueBy(30)).toBeGreaterThan(ids.length / 8)
    expect(dueBy(30)).toBeLessThan(ids.length / 2)
    expect(nightDue(new Date('2026-11-21T04:00:00Z'), 'Europe/London', ids[0] ?? '')).toBe('2026-11-21')
  })

  test('is not lost where clocks jump over it', () => {
    // 29 March 2026: London goes from 01:00 to 02:00 of the clock.
    expect(nightDue(new Date('2026-03-29T03:30:00Z'), 'Europe/London', 'any')).toBe('2026-03-29')
  })
})
