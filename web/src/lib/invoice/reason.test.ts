import { expect, test } from 'vitest'
import { reasonLine } from './reason.ts'

const sync = { state: 'PENDING', nextAttemptAt: null, reason: null, warning: null }

function line(more: Partial<Parameters<typeof reasonLine>[0]['sync']>): string {
  return reasonLine({ status: 'SENT', sync: { ...sync, ...more } }, () => '10:42')
}

test('what is on its way says what it waits for and when it is tried again', () => {
  expect(line({})).toBe('Sending…')
  expect(line({ reason: { title: 'Queued' } })).toBe('Queued')
  expect(line({ reason: { title: 'Xero is busy' }, nextAttemptAt: '2026-11-20T10:42:00Z' })).toBe(
    'Xero is busy, retrying 10:42',
  )
})

test('what is in Xero says its warning, and nothing when there is none', () => {
  expect(line({ state: 'SYNCED' })).toBe('')
  expect(line({ state: 'SYNCED', warning: { title: 'Tax rate differs' } })).toBe('Warning: Tax rate differs')
})
