import { decodeJwt, errors, jwtVerify } from 'jose'
import { unauthorised, type Refusal } from '../accounting/answer.ts'
import { newId } from '../core/ids.ts'
import type { World } from '../core/world.ts'
import { grantId } from '../identity/grants.ts'
import { apiAudience } from '../identity/tokens.ts'

/** Who calls, and what they were allowed. */
export interface Caller {
  userId: string
  clientId: string
  scopes: string[]
  tokenId: string
  sessionId: string
}

/** Reads the bearer token, or refuses: garbled and revoked tokens alike, expired ones with their own words. */
export async function authenticate(world: World, authorization: string | undefined): Promise<Caller> {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  if (!token) throw unauthorised(401, 'AuthenticationUnsuccessful', newId())
  const caller = await verify(world, token)
  const grant = world.store.grants.get(grantId(caller.userId, caller.clientId))
  if (grant?.sessionId !== caller.sessionId) throw unauthorised(401, 'AuthenticationUnsuccessful', newId())
  return caller
}

async function verify(world: World, token: string): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, world.signingKey.publicKey, {
      issuer: world.url,
      audience: apiAudience(world.url),
      currentDate: new Date(world.clock.now()),
    })
    return {
      userId: String(payload['xero_userid']),
      clientId: String(payload['client_id']),
      scopes: Array.isArray(payload['scope']) ? payload['scope'].map(String) : [],
      tokenId: String(payload.jti),
      sessionId: String(payload['sid']),
    }
  } catch (failure) {
    if (failure instanceof errors.JWTExpired) throw expired(world, token)
    throw unauthorised(401, 'AuthenticationUnsuccessful', newId())
  }
}

/** The refusal of an expired token; using the same one again later is noted. */
export function expired(world: World, token: string): Refusal {
  const { exp = 0, jti } = decodeJwt(token)
  const at = new Date(exp * 1000).toISOString()
  const now = world.clock.now()
  if (world.violations.isRepeat(`expired:${jti}`, now)) {
    const detail = `A call with an access token that was refused as expired before; it expired at ${at}`
    world.violations.add({
      at: new Date(now).toISOString(),
      kind: 'expired-token-repeated',
      organisationId: null,
      detail,
    })
  }
  const when = `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)} ${at.slice(11, 19)}`
  return unauthorised(401, `TokenExpired: token expired at ${when}`, newId())
}
