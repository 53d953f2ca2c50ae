import { expect, test } from 'vitest'
import { toBars, type Day } from './bars.ts'

const frame = { width: 166, bar: 10, top: 0, bottom: 100 }

function day(good: number, bad = 0, aside = 0): Day {
  return { date: '2026-11-21', good, bad, aside }
}

test('the highest bar fits beneath the highest line, and parts stand on one another', () => {
  const { lines, columns } = toBars([day(4, 2, 2), day(0)], frame)
  expect(lines.map(({ label }) => label)).toEqual(['2', '4', '6', '8'])
  expect(columns[0]).toMatchObject({
    ...{ left: 56, middle: 61 },
    ...{ good: { y: 50, height: 48 }, bad: { y: 25, height: 23 }, aside: { y: 0, height: 23 } },
  })
  expect(columns[1]?.good).toEqual({ y: 100, height: 0 })
})

test.each([
  [1, ['1']],
  [7, ['2', '4', '6', '8']],
  [38, ['10', '20', '30', '40']],
  [9_400, ['5,000', '10,000']],
])('%i at most has lines at round numbers', (most, labels) => {
  expect(toBars([day(most)], frame).lines.map(({ label }) => label)).toEqual(labels)
})

test('where days stand close, bars are narrow and only some are named, the last one always', () => {
  const month = Array.from({ length: 30 }, (_, index) => ({ ...day(1), date: `2026-11-${index + 1}` }))
  const { bar, columns } = toBars(month, { ...frame, width: 358 })
  expect(bar).toBeLessThan(10)
  expect(columns.flatMap(({ date, label }) => (label ? date : [])).slice(-3)).toEqual([
    '2026-11-26',
    '2026-11-28',
    '2026-11-30',
  ])
})

test('large numbers have the room they need', () => {
  expect(toBars([day(9_400)], frame).margin).toBeGreaterThan(toBars([day(9)], frame).margin)
})
