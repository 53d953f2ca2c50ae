import { expect, test } from 'vitest'
import type { Reason } from '../engine/reason.ts'
import { explain, explainConnection, explainWarning } from './catalogue.ts'
import { conflict, conflictCodes } from './conflicts.ts'
import { NotConnected, type Problem } from './problem.ts'

const until = '2026-11-20T10:42:00Z'
const reasons: Reason[] = [
  { code: 'SETUP_INCOMPLETE', missing: ['tax', 'account'] },
  { code: 'MISSING_ACCOUNT', line: 0, description: 'Design retainer' },
  { code: 'ACCOUNT_ARCHIVED', line: 1, account: '260 · Print recharges', subject: undefined },
  { code: 'MISSING_TAX_MAPPING', line: 0, taxRateId: undefined, rate: '7.5%' },
  { code: 'TAX_RATE_MISMATCH', line: 0, ours: '17.5', theirs: '20', taxRateId: undefined },
  { code: 'CURRENCY_UNSUPPORTED', currency: 'EUR', base: 'GBP' },
  { code: 'LOCKED_PERIOD', date: '2026-03-31', lockedTo: '2026-04-30' },
  { code: 'CONTACT_AMBIGUOUS', client: 'Acme', count: 3 },
  { code: 'DUPLICATE_NUMBER', number: 'INV-0042', ledgerId: undefined },
  { code: 'RATE_LIMITED', until },
  { code: 'OUTCOME_UNKNOWN', until },
  { code: 'REFUSED', refusals: [{ code: 'UNKNOWN', said: 'No can do.', line: 2 }] },
  { code: 'GAVE_UP', said: 'Timeout' },
]

test.each(reasons)('$code is told plainly', (reason) => {
  expectPlain(explain(reason))
})

test('the words lead with what happened and name the thing', () => {
  expect(explain({ code: 'DUPLICATE_NUMBER', number: 'INV-0042', ledgerId: undefined })).toMatchObject({
    title: 'INV-0042 already exists in Xero',
    message: expect.stringContaining('We didn’t create a second one.'),
    field: 'number',
  })
})

test('times are told in the workspace’s zone', () => {
  const reason: Reason = { code: 'RATE_LIMITED', until: '2026-07-20T10:42:00Z' }
  expect(explain(reason, { timeZone: 'Europe/London' }).message).toContain('11:42')
})

test('the ledger’s own words are kept word for word, and the line is named', () => {
  const problem = explain({ code: 'REFUSED', refusals: [{ code: 'UNKNOWN', said: 'No can do.', line: 2 }] })
  expect(problem).toMatchObject({ said: 'No can do.', field: 'lines.2' })
})

test('warnings, connections and conflicts are told plainly too', () => {
  expectPlain(explainWarning({ code: 'DEFAULT_TAX_USED', rates: ['5%'] }))
  expectPlain(explainConnection({ code: 'TOKEN_EXPIRED' }))
  expect(explainConnection({ code: 'REMOVED_IN_XERO' }, '3 November 2026').message).toContain('on 3 November 2026.')
  expectPlain(new NotConnected())
  for (const code of conflictCodes) expectPlain(conflict(code, { name: 'INV-1' }))
})

function expectPlain({ title, message, fix }: Problem): void {
  for (const text of [title, message]) {
    expect(text).not.toMatch(/undefined|Oops|!|null|% ?%/)
    expect(text.length).toBeGreaterThan(3)
  }
  if (fix) expect(fix.path).toMatch(/^\//)
}
