import type { ConsentSettings } from './options.ts'
import { SCOPES } from './scopes.ts'

/** Where the browser goes to give consent. */
export function authorizationUrl(settings: ConsentSettings, request: { state: string; codeChallenge: string }): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    scope: SCOPES.join(' '),
    state: request.state,
  })
  if (settings.pkce) {
    query.set('code_challenge', request.codeChallenge)
    query.set('code_challenge_method', 'S256')
  }
  // Xero's own examples write a space as %20; some of its pages take a plus literally.
  return `${settings.loginUrl}/identity/connect/authorize?${query.toString().replaceAll('+', '%20')}`
}
