import type { Ledger, LedgerAccess } from '@tieout/api/engine/ledger'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContact, openBooks, openLine, plan, type Line } from './xero-adapter-kit.ts'

let line: Line
let ledger: Ledger
let access: LedgerAccess

beforeAll(async () => {
  line = await openLine()
  ledger = line.ledger
})
afterAll(() => line.xero.close())
beforeEach(async () => {
  access = (await openBooks(line)).access
})

describe('a write whose answer is lost', () => {
  it.each(['drop-after-commit', 'server-error-after-commit', 'truncated-json'] as const)(
    'by %s is repeated under its key without a second invoice',
    async (kind) => {
      const write = ledger.encodeDocuments([plan('A-1', await createContact(ledger, access, 'TIE-1'))])
      const key = crypto.randomUUID()
      const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: access.ledgerOrganisationId }
      line.xero.control.addFault({ kind, times: 1, match })
      await expect(ledger.writeDocuments(access, write, key)).resolves.toMatchObject({
        failure: { kind: 'unknownOutcome' },
      })
      await ledger.writeDocuments(access, write, key)
      expect(line.xero.control.state(access.ledgerOrganisationId).invoices).toHaveLength(1)
    },
  )

  it('is told when its key was used for other bytes', async () => {
    const contactId = await createContact(ledger, access, 'TIE-1')
    await ledger.writeDocuments(access, ledger.encodeDocuments([plan('A-1', contactId)]), 'one-key')
    const other = ledger.encodeDocuments([plan('A-2', contactId)])
    await expect(ledger.writeDocuments(access, other, 'one-key')).resolves.toMatchObject({
      failure: { kind: 'keyReused' },
    })
  })
})

describe('a refused call', () => {
  it.each([
    ['rate-limit-minute', { kind: 'rateLimited', limit: 'minute' }],
    ['rate-limit-day', { kind: 'rateLimited', limit: 'day' }],
    ['rate-limit-concurrent', { kind: 'rateLimited', limit: 'concurrent', retryAfterMs: undefined }],
    ['rate-limit-app-minute', { kind: 'rateLimited', limit: 'app' }],
    ['token-expired', { kind: 'tokenExpired' }],
    ['unavailable-text', { kind: 'unavailable', said: 'The Organisation is offline' }],
    ['bad-gateway-html', { kind: 'unavailable' }],
    ['drop-before-commit', { kind: 'unavailable' }],
  ] as const)('with %s says what to do next', async (kind, failure) => {
    line.xero.control.addFault({ kind, times: 1, match: { organisationId: access.ledgerOrganisationId } })
    await expect(ledger.readTaxRates(access)).resolves.toMatchObject({ ok: false, failure })
  })
})

it('leaves nothing behind that Xero would object to, but the key it misused to see what happens', () => {
  expect(line.xero.control.violations().map(({ kind }) => kind)).toEqual(['idempotency-key-reused'])
})
