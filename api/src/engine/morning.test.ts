import { expect, test } from 'vitest'
import { digestDue } from './morning.ts'

function due(moment: string, timeZone = 'Europe/London') {
  return digestDue(new Date(moment), timeZone)
}

test('a digest is due from eight in the morning, where the workspace is, until noon', () => {
  expect(due('2026-11-21T07:59:59Z')).toBeUndefined()
  expect(due('2026-11-21T08:00:00Z')).toBeDefined()
  expect(due('2026-11-21T11:59:59Z')).toBeDefined()
  expect(due('2026-11-21T12:00:00Z')).toBeUndefined()
  expect(due('2026-11-21T08:00:00Z', 'Pacific/Auckland')).toBeUndefined()
  expect(due('2026-11-20T19:00:00Z', 'Pacific/Auckland')).toMatchObject({ day: '2026-11-20' })
})

test('it tells of the day that ended at eight, whenever it is asked', () => {
  const told = { day: '2026-11-20', from: new Date('2026-11-20T08:00:00Z'), to: new Date('2026-11-21T08:00:00Z') }
  expect(due('2026-11-21T08:00:07Z')).toEqual(told)
  expect(due('2026-11-21T10:31:00Z')).toEqual(told)
})
