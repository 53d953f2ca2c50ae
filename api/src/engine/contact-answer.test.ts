import { describe, expect, test } from 'vitest'
import { contactAnswer } from './contact-answer.ts'
import type { RowOutcome } from './ledger-answer.ts'
import type { LedgerContact } from './ledger-documents.ts'

const orchard = { number: 'TIE-1', name: 'Orchard Ltd', email: undefined }

function saved(ledgerContactId: string, more: Partial<LedgerContact>, key?: string): RowOutcome<LedgerContact> {
  const empty = { email: undefined, phone: undefined, archived: false, mergedInto: undefined, updatedAt: new Date(0) }
  return { key, saved: { ledgerContactId, number: undefined, name: '', ...empty, ...more }, warnings: [] }
}

describe('the answer to one of several contacts', () => {
  test('is known by our number, wherever it stands', () => {
    const rows = [saved('b', { number: 'TIE-2' }, 'TIE-1'), saved('a', { number: 'TIE-1' }, 'TIE-2')]
    expect(contactAnswer(orchard, rows)).toBe(rows[1])
  })

  test('is known by its name where it comes without a number', () => {
    const rows = [saved('b', { name: 'Harbour' }, 'TIE-1'), saved('a', { name: ' orchard ltd' })]
    expect(contactAnswer(orchard, rows)).toBe(rows[1])
  })

  test('is looked up where only its place would tell: not in its place is somebody else’s contact', () => {
    expect(contactAnswer(orchard, [saved('b', { name: 'Harbour' }, 'TIE-1')])).toBeUndefined()
    expect(contactAnswer(orchard, [saved('b', { name: 'Orchard Ltd', number: 'TIE-2' }, 'TIE-1')])).toBeUndefined()
  })

  test('may be a refusal under our number', () => {
    const refused: RowOutcome<LedgerContact> = { key: 'TIE-1', refusals: [] }
    expect(contactAnswer(orchard, [saved('b', { number: 'TIE-2' }), refused])).toBe(refused)
  })
})
