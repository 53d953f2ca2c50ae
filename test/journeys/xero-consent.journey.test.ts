import type { Ledger, LedgerAccess } from '@tieout/api/engine/ledger'
import type { TokenSet } from '@tieout/api/engine/ledger-consent'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBooks, openLine, valueOf, type Line } from './xero-adapter-kit.ts'

let line: Line
let ledger: Ledger
let access: LedgerAccess
let tokens: TokenSet

beforeAll(async () => {
  line = await openLine()
  ledger = line.ledger
})
afterAll(() => line.xero.close())
beforeEach(async () => {
  const books = await openBooks(line)
  access = books.access
  tokens = books.tokens
})

describe('consent', () => {
  it('names the person and lists what it covered', async () => {
    expect(tokens.ledgerUserId).toMatch(/^[\da-f-]{36}$/)
    expect(tokens.scopes.toSorted()).toEqual(line.consent.scopes.toSorted())
    const offered = valueOf(await line.consent.listOrganisations(tokens.accessToken, tokens.consentId))
    expect(offered.map((one) => one.ledgerOrganisationId)).toEqual([access.ledgerOrganisationId])
  })

  it('goes on with a refreshed token and ends when the organisation is removed', async () => {
    const refreshed = await line.consent.refresh(tokens.refreshToken)
    if (!refreshed.ok) throw new Error(refreshed.failure.said)
    const { accessToken } = refreshed.tokens
    const [offered] = valueOf(await line.consent.listOrganisations(accessToken, tokens.consentId))
    await expect(line.consent.removeOrganisation(accessToken, offered?.ledgerConnectionId ?? '')).resolves.toEqual({
      ok: true,
    })
    await expect(ledger.readOrganisation({ ...access, accessToken })).resolves.toMatchObject({
      failure: { kind: 'needsReconnecting', reason: 'removed' },
    })
  })

  it('is gone after it is revoked', async () => {
    await expect(line.consent.revoke(tokens.refreshToken)).resolves.toEqual({ ok: true })
    await expect(line.consent.refresh(tokens.refreshToken)).resolves.toMatchObject({ failure: { kind: 'refused' } })
  })
})

describe('reference data', () => {
  it('is read in our words', async () => {
    const organisation = valueOf(await ledger.readOrganisation(access))
    expect(organisation).toMatchObject({ baseCurrency: 'NZD', timeZone: 'Pacific/Auckland', canInvoice: true })
    expect(organisation.ledgerOrganisationId).toBe(access.ledgerOrganisationId)
    expect(valueOf(await ledger.readPermissions(access))).toMatchObject({ createInvoices: true, approveInvoices: true })
    expect(valueOf(await ledger.readTaxRates(access))).toContainEqual(
      expect.objectContaining({ taxType: 'OUTPUT2', percent: '15', forRevenue: true }),
    )
    expect(valueOf(await ledger.readAccounts(access))).toContainEqual(
      expect.objectContaining({ code: '200', class: 'REVENUE', status: 'ACTIVE' }),
    )
    expect(valueOf(await ledger.readCurrencies(access))).toContain('NZD')
  })
})
