import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LedgerConsent } from '../../engine/ledger-consent.ts'
import { json, startRecordedXero, text, type RecordedXero } from '../testing/recorded-xero.ts'
import { makeXeroConsent } from './consent.ts'

let xero: RecordedXero
let consent: LedgerConsent
let impatient: LedgerConsent

beforeAll(async () => {
  xero = await startRecordedXero()
  consent = makeXeroConsent({ ...urls(), ...app })
  impatient = makeXeroConsent({ ...urls(), ...app, timeoutMs: 300 })
})
afterAll(() => xero.close())
beforeEach(() => {
  xero.seen.length = 0
})

const app = { clientId: 'our-id', clientSecret: 'our-secret', redirectUri: 'https://app.example/xero/return' }

function urls() {
  return { loginUrl: xero.url, identityUrl: xero.url, apiUrl: xero.url }
}

function tokens(claims: object = { xero_userid: 'user-1', authentication_event_id: 'event-1' }) {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return {
    access_token: `e30.${body}.signature`,
    refresh_token: 'refresh-2',
    expires_in: 1800,
    token_type: 'Bearer',
    scope: 'openid offline_access accounting.invoices',
  }
}

describe('the way to consent', () => {
  it('asks for narrow scopes only, with state and proof', () => {
    const real = makeXeroConsent(app)
    const url = new URL(real.authorizationUrl({ state: 'a b', codeChallenge: 'challenge' }))
    expect(`${url.origin}${url.pathname}`).toBe('https://login.xero.com/identity/connect/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'our-id',
      redirect_uri: app.redirectUri,
      scope:
        'openid profile email offline_access accounting.invoices accounting.payments accounting.banktransactions accounting.attachments accounting.contacts accounting.settings.read',
      state: 'a b',
      code_challenge: 'challenge',
      code_challenge_method: 'S256',
    })
    expect(url.href).not.toContain('+')
  })

  it('leaves the proof out where it is switched off', () => {
    const plain = makeXeroConsent({ ...app, pkce: false })
    expect(plain.authorizationUrl({ state: 's', codeChallenge: 'c' })).not.toContain('code_challenge')
  })
})

describe('tokens', () => {
  it('come for a code, sent once as our app', async () => {
    xero.reply = json(tokens())
    await expect(consent.exchangeCode('the-code', 'the-verifier')).resolves.toEqual({
      ok: true,
      tokens: {
        accessToken: tokens().access_token,
        refreshToken: 'refresh-2',
        expiresInSeconds: 1800,
        scopes: ['openid', 'offline_access', 'accounting.invoices'],
        ledgerUserId: 'user-1',
        consentId: 'event-1',
      },
    })
    expect(xero.seen).toHaveLength(1)
    expect(xero.seen[0]).toMatchObject({ method: 'POST', path: '/connect/token' })
    expect(xero.seen[0]?.headers.authorization).toBe(`Basic ${btoa('our-id:our-secret')}`)
    expect(Object.fromEntries(new URLSearchParams(xero.seen[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: app.redirectUri,
      code_verifier: 'the-verifier',
    })
  })

  it('come for a refresh token', async () => {
    xero.reply = json(tokens({ xero_userid: 'user-1' }))
    await expect(consent.refresh('refresh-1')).resolves.toMatchObject({ ok: true, tokens: { consentId: undefined } })
    expect(xero.seen[0]?.body).toBe('grant_type=refresh_token&refresh_token=refresh-1')
  })

  it.each([
    ['invalid_grant', 400, 'refused'],
    ['invalid_client', 400, 'misconfigured'],
    ['unauthorized_client', 400, 'misconfigured'],
    ['invalid_request', 400, 'misconfigured'],
  ])('are refused with %s', async (error, status, kind) => {
    xero.reply = json({ error }, status)
    await expect(consent.refresh('refresh-1')).resolves.toEqual({ ok: false, failure: { kind, said: error } })
  })

  it.each([
    ['a page', text('<html>', 200)],
    ['a broken server', text('<html>', 500)],
    ['a limit', text('', 429)],
    ['tokens of nobody', json(tokens({}))],
    ['a token that is no JWT', json({ ...tokens(), access_token: 'opaque' })],
    ['a redirect', text('', 302, { location: 'https://elsewhere.example' })],
  ])('may have rotated all the same after %s', async (_, reply) => {
    xero.reply = reply
    const answer = await consent.refresh('refresh-1')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome' } })
    expect(JSON.stringify(answer)).not.toMatch(/refresh-|our-secret|e30/)
  })

  it('may have rotated all the same after silence', async () => {
    xero.reply = () => undefined
    await expect(impatient.refresh('refresh-1')).resolves.toMatchObject({ failure: { kind: 'unknownOutcome' } })
  })

  it('are revoked as our app', async () => {
    xero.reply = text('', 200)
    await expect(consent.revoke('refresh-1')).resolves.toEqual({ ok: true })
    expect(xero.seen[0]).toMatchObject({ path: '/connect/revocation', body: 'token=refresh-1' })
    xero.reply = text('', 500)
    await expect(consent.revoke('refresh-1')).resolves.toEqual({ ok: false })
  })
})

describe('organisations', () => {
  const connection = {
    id: 'connection-1',
    tenantId: 'tenant-1',
    tenantType: 'ORGANISATION',
    tenantName: 'Maple Florist',
  }

  it('are those of the consent, without practices', async () => {
    xero.reply = json([connection, { ...connection, tenantType: 'PRACTICE' }])
    await expect(consent.listOrganisations('token', 'event-1')).resolves.toMatchObject({
      ok: true,
      value: [{ ledgerConnectionId: 'connection-1', ledgerOrganisationId: 'tenant-1', name: 'Maple Florist' }],
      report: { operation: 'listOrganisations', status: 200 },
    })
    expect(xero.seen[0]?.query.get('authEventId')).toBe('event-1')
    expect(xero.seen[0]?.headers).not.toHaveProperty('xero-tenant-id')
  })

  it('that cannot be listed say why', async () => {
    xero.reply = json({ Title: 'Unauthorized', Status: 401, Detail: 'TokenExpired: token expired' }, 401)
    await expect(consent.listOrganisations('token', undefined)).resolves.toMatchObject({
      failure: { kind: 'tokenExpired' },
    })
    xero.reply = () => undefined
    await expect(impatient.listOrganisations('token', undefined)).resolves.toMatchObject({
      failure: { kind: 'unavailable' },
      report: { status: 0 },
    })
  })

  it('are removed, also where they were gone already', async () => {
    xero.reply = text('', 204)
    await expect(consent.removeOrganisation('token', 'connection-1')).resolves.toEqual({ ok: true })
    expect(xero.seen[0]).toMatchObject({ method: 'DELETE', path: '/connections/connection-1' })
    xero.reply = text('', 404)
    await expect(consent.removeOrganisation('token', 'connection-1')).resolves.toEqual({ ok: true })
    xero.reply = text('', 403)
    await expect(consent.removeOrganisation('token', 'connection-1')).resolves.toEqual({ ok: false })
  })
})
