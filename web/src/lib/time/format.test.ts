import { expect, test } from 'vitest'
import { daysAfter, formatInstant } from './days.ts'
import { formatAgo, formatDay, formatSoon, today } from './format.ts'

const now = new Date('2026-11-21T10:41:00Z')
const zone = 'Europe/London'

test.each([
  ['2026-11-21T10:40:40Z', 'Just now'],
  ['2026-11-21T10:38:00Z', '3 minutes ago'],
  ['2026-11-21T08:05:00Z', '08:05'],
  ['2026-11-20T16:20:00Z', 'Yesterday 16:20'],
  ['2026-11-17T16:02:00Z', '17 Nov'],
  ['2025-11-17T16:02:00Z', '17 Nov 2025'],
])('%s is %s', (time, said) => {
  expect(formatAgo(time, now, zone)).toBe(said)
})

test('says when it goes on, in the workspace’s zone', () => {
  expect(formatSoon(new Date('2026-11-21T10:42:00Z'), now, 'Pacific/Auckland')).toBe('23:42')
  expect(formatSoon(new Date('2026-11-22T00:00:00Z'), now, zone)).toBe('tomorrow 00:00')
})

test('a line of a log says the second today, and the day before', () => {
  expect(formatInstant('2026-11-21T10:40:07Z', now, zone)).toBe('10:40:07')
  expect(formatInstant('2026-11-17T16:02:09Z', now, zone)).toBe('17 Nov 16:02')
})

test('a calendar day is the same everywhere', () => {
  expect(formatDay('2026-11-21', now)).toBe('21 Nov')
  expect(today(now, 'Pacific/Auckland')).toBe('2026-11-21')
  expect(today(new Date('2026-11-21T23:30:00Z'), 'Pacific/Auckland')).toBe('2026-11-22')
})

test('thirty days later crosses months and leap days', () => {
  expect(daysAfter('2028-02-01', 30)).toBe('2028-03-02')
})
