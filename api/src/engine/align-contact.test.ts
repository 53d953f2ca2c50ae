import { expect, test } from 'vitest'
import { differencesOf, takenFrom } from './align-contact.ts'
import type { LedgerContact } from './ledger-documents.ts'

function contact(more: Partial<LedgerContact> = {}): LedgerContact {
  return {
    ...{ ledgerContactId: 'c', number: undefined, name: 'Acme', email: 'a@acme.example', phone: undefined },
    ...{ archived: false, mergedInto: undefined, updatedAt: new Date('2026-11-21T09:00:00Z'), ...more },
  }
}
const ours = { name: 'Acme', email: 'a@acme.example', phone: null }
const later = new Date('2026-11-21T10:00:00Z')

test('only what differs is told; empty and absent are the same', () => {
  expect(differencesOf({ ...ours, phone: ' ' }, contact())).toEqual([])
  expect(differencesOf(ours, contact({ phone: '020 7946' }))).toEqual([
    { field: 'phone', ours: undefined, theirs: '020 7946' },
  ])
})

test('what was changed there is taken, and nothing that stood still', () => {
  const edited = { ...ours, name: 'Acme & Sons' }
  expect(takenFrom(edited, contact(), contact({ phone: '1', updatedAt: later }))).toEqual({ phone: '1' })
  expect(takenFrom(edited, contact(), contact({ email: undefined, updatedAt: later }))).toEqual({ email: null })
})

test('an older state, an archived contact and a lost name change nothing', () => {
  const after = contact({ name: 'New', updatedAt: later })
  expect(takenFrom(ours, after, contact({ name: 'Old' }))).toEqual({})
  expect(takenFrom(ours, contact(), { ...after, archived: true })).toEqual({})
  expect(takenFrom(ours, contact(), { ...after, name: '' })).toEqual({})
})
