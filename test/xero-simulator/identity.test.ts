import { createHash } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { kowhaiId, northlightId, readOnlyUserId, VirtualClock } from './simulator.ts'
import { authorisationUrl, connect, redirectUri, Session, signIn, simulator, token } from './testing/session.ts'

const minute = 60_000

test('the consent page sends an allowing person back with a code and the state, and a refusing one with access_denied', async () => {
  const sim = await simulator()
  const page = await (await fetch(authorisationUrl(sim))).text()
  expect(page).toContain('Allow access')
  const user = /name="user"\s+value="([^"]+)"/.exec(page)?.[1] ?? ''
  const submit = (decision: string) =>
    fetch(authorisationUrl(sim), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ user, organisation: northlightId, decision }),
    })
  const allowed = new URL((await submit('allow')).headers.get('location') ?? '')
  expect(allowed.searchParams.get('state')).toBe('st4te')
  expect(allowed.searchParams.get('code')).toBeTruthy()
  const refused = new URL((await submit('cancel')).headers.get('location') ?? '')
  expect([refused.searchParams.get('error'), refused.searchParams.get('state')]).toEqual(['access_denied', 'st4te'])
})

test.each([
  ['a wrong client', { client_id: 'somebody' }],
  ['an address by number', { redirect_uri: 'http://127.0.0.1:3000/callback' }],
  ['an unregistered address', { redirect_uri: 'https://elsewhere.example/callback' }],
  ['a broad scope', { scope: 'openid accounting.transactions' }],
])('%s gets an error page of its own, status 500, and no redirect', async (_, change) => {
  const sim = await simulator()
  const response = await fetch(authorisationUrl(sim, change), { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([500, null])
})

test('a read-only person cannot connect an organisation', async () => {
  const sim = await simulator()
  const page = await (await fetch(authorisationUrl(sim, { simulator_user: readOnlyUserId }))).text()
  expect(page).toContain('Your role is read only')
  expect(() => sim.control.authorise({ url: authorisationUrl(sim), userId: readOnlyUserId })).toThrow(/role/)
})

test('tokens carry the claims Xero signs, and verify against the published key', async () => {
  const sim = await simulator()
  const tokens = await signIn(sim)
  const keys = createRemoteJWKSet(new URL(`${sim.url}/.well-known/openid-configuration/jwks`))
  const access = (await jwtVerify(tokens.access_token, keys, { issuer: sim.url, audience: `${sim.url}/resources` }))
    .payload
  const identity = (await jwtVerify(tokens.id_token, keys, { issuer: sim.url, audience: sim.clientId })).payload
  expect(access).toMatchObject({ client_id: sim.clientId, xero_userid: identity['xero_userid'], amr: ['ssso'] })
  expect((access.exp ?? 0) - (access.nbf ?? 0)).toBe(1800)
  expect(identity).toMatchObject({ email: 'ada.marsh@northlight.example', given_name: 'Ada' })
})

test('a code works once, for five minutes, with its own redirect address and verifier', async () => {
  const clock = new VirtualClock()
  const sim = await simulator({ clock })
  const verifier = 'v'.repeat(64)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const code = () => new URL(sim.control.authorise({ url: authorisationUrl(sim, pkce) })).searchParams.get('code') ?? ''
  const exchange = (form: object) =>
    token(sim, { grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: verifier, ...form })
  const used = code()
  expect((await exchange({ code: used })).status).toBe(200)
  expect((await exchange({ code: used })).body.error).toBe('invalid_grant')
  expect((await exchange({ code: code(), redirect_uri: 'http://localhost:1/other' })).body.error).toBe('invalid_grant')
  expect((await exchange({ code: code(), code_verifier: 'w'.repeat(64) })).body.error).toBe('invalid_grant')
  const late = code()
  await clock.advance(5 * minute)
  expect((await exchange({ code: late })).body.error).toBe('invalid_grant')
})

test('a refresh token rotates, may be replayed for half an hour, and is dead and noted afterwards', async () => {
  const clock = new VirtualClock()
  const sim = await simulator({ clock })
  const { refresh_token: first } = await signIn(sim)
  const refresh = (refresh_token: string) => token(sim, { grant_type: 'refresh_token', refresh_token })
  const second = (await refresh(first)).body.refresh_token
  expect(second).not.toBe(first)
  await clock.advance(29 * minute)
  expect((await refresh(first)).status).toBe(200)
  await clock.advance(minute)
  expect((await refresh(first)).body).toEqual({ error: 'invalid_grant' })
  expect(sim.control.violations({ kind: 'superseded-refresh-token' })).toHaveLength(1)
  expect((await refresh(second)).status).toBe(200)
})

test('a refresh token nobody uses dies after sixty days', async () => {
  const clock = new VirtualClock()
  const sim = await simulator({ clock })
  const { refresh_token } = await signIn(sim)
  await clock.advance(60 * 24 * 60 * minute)
  expect((await token(sim, { grant_type: 'refresh_token', refresh_token })).body.error).toBe('invalid_grant')
})

test('strict rotation leaves no grace', async () => {
  const sim = await simulator({ unknowns: { strictRotation: true } })
  const { refresh_token } = await signIn(sim)
  expect((await token(sim, { grant_type: 'refresh_token', refresh_token })).status).toBe(200)
  expect((await token(sim, { grant_type: 'refresh_token', refresh_token })).body.error).toBe('invalid_grant')
})

test('connections list what the person connected, in one flow or in all, and can be deleted', async () => {
  const sim = await simulator()
  await signIn(sim, { organisationIds: [northlightId] })
  const { access_token } = await signIn(sim, { organisationIds: [kowhaiId] })
  const headers = { authorization: `Bearer ${access_token}` }
  const list = async (query = '') =>
    (await (await fetch(`${sim.url}/connections${query}`, { headers })).json()) as Record<string, string>[]
  const all = await list()
  expect(all.map(({ tenantName }) => tenantName)).toEqual(['Northlight Studio Ltd', 'Kowhai Design Ltd'])
  expect(all[0]?.['createdDateUtc']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/)
  expect(await list(`?authEventId=${all[1]?.['authEventId']}`)).toHaveLength(1)
  const removed = await fetch(`${sim.url}/connections/${all[0]?.['id']}`, { method: 'DELETE', headers })
  expect([removed.status, (await list()).length]).toEqual([204, 1])
})

test('revoking kills the tokens at once; consenting anew brings fresh ones to life', async () => {
  const sim = await simulator()
  const client = await connect(sim)
  const authorization = `Basic ${Buffer.from(`${sim.clientId}:${sim.clientSecret}`).toString('base64')}`
  const body = new URLSearchParams({ token: client.tokens.refresh_token })
  const revoked = await fetch(`${sim.url}/connect/revocation`, { method: 'POST', headers: { authorization }, body })
  expect([revoked.status, await revoked.text()]).toEqual([200, ''])
  expect((await client.call('GET', '/Organisation')).json.Detail).toBe('AuthenticationUnsuccessful')
  expect((await (await connect(sim)).call('GET', '/Organisation')).status).toBe(200)
})

test('calls are refused in words that tell why: expired, not connected, not in scope', async () => {
  const clock = new VirtualClock()
  const sim = await simulator({ clock })
  const narrow = await signIn(sim, { organisationIds: [northlightId], scope: 'openid accounting.settings.read' })
  const client = new Session(sim, narrow, northlightId)
  expect((await client.call('GET', '/Invoices')).json).toMatchObject({
    Status: 401,
    Detail: 'AuthorizationUnsuccessful',
  })
  expect((await new Session(sim, narrow, kowhaiId).call('GET', '/Organisation')).json).toMatchObject({
    Status: 403,
    Title: 'Forbidden',
  })
  await clock.advance(1801 * 1000)
  expect((await client.call('GET', '/Organisation')).json.Detail).toMatch(
    /^TokenExpired: token expired at \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/,
  )
})
