import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import { newHex, newSecret } from '../core/ids.ts'
import type { World } from '../core/world.ts'
import type { Grant, RefreshToken } from '../model/identity.ts'

const accessSeconds = 1800
const idSeconds = 300

/** Whom the access token is for. */
export function apiAudience(url: string): string {
  return `${url}/resources`
}

/** What one sign-in or refresh gives out. */
export interface Issue {
  grant: Grant
  scopes: string[]
  authEventId: string
  nonce?: string | undefined
}

/** The token endpoint's answer. */
export interface TokenAnswer {
  id_token?: string
  access_token: string
  expires_in: number
  token_type: 'Bearer'
  refresh_token?: string
  scope: string
}

/** Signs an access token, an id token with `openid`, and stores a refresh token with `offline_access`. */
export async function issueTokens(world: World, issue: Issue): Promise<TokenAnswer> {
  const access_token = await signAccess(world, issue)
  const id_token = issue.scopes.includes('openid') ? await signId(world, issue, access_token) : undefined
  const refresh_token = issue.scopes.includes('offline_access') ? newSecret() : undefined
  const { grant, scopes, authEventId } = issue
  if (refresh_token) {
    const { userId, clientId } = grant
    const token: RefreshToken = {
      id: refresh_token,
      userId,
      clientId,
      scopes,
      authEventId,
      issuedAt: world.clock.now(),
    }
    world.store.refreshTokens.put(token)
  }
  const answer = { access_token, expires_in: accessSeconds, token_type: 'Bearer' as const }
  return { ...(id_token && { id_token }), ...answer, ...(refresh_token && { refresh_token }), scope: scopes.join(' ') }
}

function signAccess(world: World, { grant, scopes, authEventId }: Issue): Promise<string> {
  const now = Math.floor(world.clock.now() / 1000)
  return sign(world, {
    nbf: now,
    exp: now + accessSeconds,
    iss: world.url,
    aud: apiAudience(world.url),
    client_id: grant.clientId,
    ...session(world, grant),
    jti: newHex(),
    authentication_event_id: authEventId,
    scope: scopes,
    amr: ['ssso'],
  })
}

function signId(world: World, { grant, nonce }: Issue, accessToken: string): Promise<string> {
  const now = Math.floor(world.clock.now() / 1000)
  const user = world.store.users.get(grant.userId)
  const hash = createHash('sha256').update(accessToken).digest().subarray(0, 16)
  return sign(world, {
    nbf: now,
    exp: now + idSeconds,
    iss: world.url,
    aud: grant.clientId,
    iat: now,
    at_hash: hash.toString('base64url'),
    ...session(world, grant),
    ...(nonce !== undefined && { nonce }),
    preferred_username: user?.email,
    email: user?.email,
    given_name: user?.givenName,
    family_name: user?.familyName,
    name: `${user?.givenName} ${user?.familyName}`,
  })
}

function session(world: World, grant: Grant) {
  const user = world.store.users.get(grant.userId)
  return {
    sub: user?.subject,
    auth_time: Math.floor(world.clock.now() / 1000),
    xero_userid: grant.userId,
    global_session_id: grant.sessionId,
    sid: grant.sessionId,
  }
}

function sign(world: World, claims: Record<string, unknown>): Promise<string> {
  const header = { alg: 'RS256', kid: world.signingKey.id, typ: 'JWT' }
  return new SignJWT(claims).setProtectedHeader(header).sign(world.signingKey.privateKey)
}
