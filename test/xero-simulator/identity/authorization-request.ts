import type { World } from '../core/world.ts'
import { splitScopes, supportedScopes } from './scopes.ts'

/** A request to authorise, checked. */
export interface AuthorizationRequest {
  clientId: string
  redirectUri: string
  scopes: string[]
  state: string | undefined
  nonce: string | undefined
  challenge: string | undefined
  /** Several organisations may be chosen at once. */
  bulk: boolean
}

/** What Xero's own error page says; the person never returns to the application. */
export interface AuthorizationError {
  error: string
  description: string
}

/** Checks an authorisation URL's parameters. */
export function readAuthorization(world: World, query: URLSearchParams): AuthorizationRequest | AuthorizationError {
  const clientId = query.get('client_id') ?? ''
  const redirectUri = query.get('redirect_uri') ?? ''
  const scopes = splitScopes(query.get('scope') ?? '')
  if (query.get('response_type') !== 'code') return refuse('invalid_request', 'Invalid response_type')
  if (clientId !== world.settings.clientId) return refuse('unauthorized_client', 'Unknown client or client not enabled')
  if (!isRegistered(world, redirectUri)) return refuse('invalid_request', 'Invalid redirect_uri')
  const unsupported = scopes.filter((scope) => !supportedScopes.has(scope))
  if (scopes.length === 0 || unsupported.length > 0) return refuseScopes(world, unsupported)
  const challenge = query.get('code_challenge') ?? undefined
  const refusesPkce = world.unknowns.pkceForWebApps === 'refused'
  if (challenge !== undefined && (refusesPkce || query.get('code_challenge_method') !== 'S256')) {
    return refuse('invalid_request', 'Transform algorithm not supported')
  }
  return {
    clientId,
    redirectUri,
    scopes,
    state: query.get('state') ?? undefined,
    nonce: query.get('nonce') ?? undefined,
    challenge,
    bulk: !splitScopes(query.get('acr_values') ?? '').includes('bulk_connect:false'),
  }
}

function refuse(error: string, description: string): AuthorizationError {
  return { error, description }
}

function refuseScopes(world: World, unsupported: string[]): AuthorizationError {
  const detail = `Scopes this application may not ask for: ${unsupported.join(' ') || '(none given)'}`
  const at = new Date(world.clock.now()).toISOString()
  world.violations.add({ at, kind: 'unsupported-scope', organisationId: null, detail })
  return refuse('invalid_scope', `Invalid scope ${unsupported.join(' ')}`.trim())
}

/** Exactly a registered one, or any path on `http://localhost`; `http://127.0.0.1` is refused, as Xero does. */
function isRegistered(world: World, redirectUri: string): boolean {
  if (world.settings.redirectUris.includes(redirectUri))
    return URL.canParse(redirectUri) && new URL(redirectUri).protocol === 'https:'
  return (
    URL.canParse(redirectUri) &&
    new URL(redirectUri).protocol === 'http:' &&
    new URL(redirectUri).hostname === 'localhost'
  )
}
