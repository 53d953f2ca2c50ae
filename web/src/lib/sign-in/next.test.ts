import { expect, test } from 'vitest'
import { safeNext } from './next.ts'

test('goes on to the page that was asked for', () => {
  expect(safeNext('/invoices?tab=synced')).toBe('/invoices?tab=synced')
})

test.each(['https://evil.test', '//evil.test', '/\\evil.test', '', null])('never leaves for %j', (next) => {
  expect(safeNext(next)).toBe('/')
})
