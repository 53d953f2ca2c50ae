import { expect, test } from 'vitest'
import { toBars, type Day } from './bars.ts'

const frame = { width: 166, bar: 10, top: 0, bottom: 100 }

function day(synced: number, failed = 0, skipped = 0): Day {
  return { date: '2026-11-21', synced, failed, skipped }
}

test('the highest bar fits beneath the highest line, and parts stand on one another', () => {
  const { lines, columns } = toBars([day(4, 2, 2), day(0)], frame)
  expect(lines.map(({ label }) => label)).toEqual(['2', '4', '6', '8'])
  expect(columns[0]).toMatchObject({
    ...{ left: 56, middle: 61 },
    ...{ synced: { y: 50, height: 48 }, failed: { y: 25, height: 23 }, skipped: { y: 0, height: 23 } },
  })
  expect(columns[1]?.synced).toEqual({ y: 100, height: 0 })
})

test.each([
  [1, ['1']],
  [7, ['2', '4', '6', '8']],
  [38, ['10', '20', '30', '40']],
  [9_400, ['5,000', '10,000']],
])('%i at most has lines at round numbers', (most, labels) => {
  expect(toBars([day(most)], frame).lines.map(({ label }) => label)).toEqual(labels)
})
