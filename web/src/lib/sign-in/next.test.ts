import { expect, test } from 'vitest'
import { safeNext, slugFor } from './next.ts'

test('goes on to the page that was asked for', () => {
  expect(safeNext('/invoices?tab=synced')).toBe('/invoices?tab=synced')
})

test.each(['https://evil.test', '//evil.test', '/\\evil.test', '', null])('never leaves for %j', (next) => {
  expect(safeNext(next)).toBe('/')
})

test('a slug is readable, and never empty', () => {
  expect(slugFor('Café & Söhne', 'a1')).toBe('cafe-sohne-a1')
  expect(slugFor('株式会社', 'a1')).toBe('workspace-a1')
})
