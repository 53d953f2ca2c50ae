import { describe, expect, test } from 'vitest'
import type { LedgerDocument } from './ledger-documents.ts'
import { entry } from './testing/entries.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'
import { tieOut } from './tie-out.ts'

const since = '2026-01-01'

describe('spent money', () => {
  const spent = (change: Partial<LedgerDocument> = {}) =>
    ledgerInvoice({ form: 'SPEND_MONEY', dueOn: undefined, amountDue: 0n, ...change })
  const expense = entry({ kind: 'EXPENSE', form: 'SPEND_MONEY' })

  test('is never due, and settled by the bank alone', () => {
    expect(tieOut(expense, spent(), since)).toEqual({ class: 'EQUAL', fields: [] })
    expect(tieOut(expense, spent({ status: 'PAID' }), since)?.class).toBe('PAID_THERE')
    const paid = { ...expense, status: 'PAID', amountPaid: expense.total } as const
    expect(tieOut(paid, spent({ status: 'PAID' }), since)?.class).toBe('EQUAL')
    expect(tieOut(paid, spent(), since)?.class).toBe('PAID_HERE')
  })

  test('is void where it was deleted', () => {
    const deleted = spent({ status: 'DELETED' })
    expect(tieOut(expense, deleted, since)).toEqual({
      class: 'VOIDED_THERE',
      fields: [{ field: 'STATUS', ours: 'SENT', theirs: 'DELETED' }],
    })
    expect(tieOut({ ...expense, status: 'VOIDED' }, deleted, since)?.class).toBe('EQUAL')
    expect(tieOut(undefined, deleted, since)).toBeUndefined()
  })

  test('that was booked from the bank’s own lines is nobody’s omission; what a person entered is', () => {
    expect(tieOut(undefined, spent({ status: 'PAID' }), since)?.class).toBe('FROM_BANK')
    expect(tieOut(undefined, spent(), since)?.class).toBe('MISSING_HERE')
  })
})
