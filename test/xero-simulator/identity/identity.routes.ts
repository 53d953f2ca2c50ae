import type { Hono } from 'hono'
import { plain, type Answer } from '../accounting/answer.ts'
import type { World } from '../core/world.ts'
import { serving, type Bindings } from '../http/serving.ts'
import { consentPage, errorPage } from '../pages/consent-page.ts'
import { readAuthorization } from './authorization-request.ts'
import { authenticateClient, oauthError } from './client.ts'
import { decide, objection } from './consent.ts'
import { revokeGrant } from './grants.ts'
import { supportedScopes } from './scopes.ts'
import { answerToken } from './token.ts'

/** Sign-in, consent, tokens, revocation and discovery: Xero's login and identity hosts. */
export function addIdentityRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/identity/connect/authorize', (context) => {
    const query = new URL(context.req.url).searchParams
    const request = readAuthorization(world, query)
    if ('error' in request) return context.html(errorPage(request), 500)
    return context.html(consentPage(world, request, { query, userId: query.get('simulator_user') ?? undefined }))
  })
  app.post('/identity/connect/authorize', async (context) => {
    const query = new URL(context.req.url).searchParams
    const request = readAuthorization(world, query)
    if ('error' in request) return context.html(errorPage(request), 500)
    const form = new URLSearchParams(await context.req.text())
    const userId = form.get('user') ?? ''
    const decision = { allow: form.get('decision') === 'allow', userId, organisationIds: form.getAll('organisation') }
    const problem = objection(world, request, decision)
    if (problem) return context.html(consentPage(world, request, { query, userId, problem }), 400)
    return context.redirect(decide(world, request, decision))
  })
  app.post('/connect/token', (context) =>
    serving(world, context, async (exchange) => {
      const form = await readForm(context.req.header('content-type'), () => context.req.text())
      const answer = await answerToken(world, form, exchange.authorization)
      return { ...answer, headers: { ...answer.headers, 'xero-origin-id': 'IdentityServer.Web' } }
    }),
  )
  app.post('/connect/revocation', (context) =>
    serving(world, context, async (exchange) => {
      const form = await readForm(context.req.header('content-type'), () => context.req.text())
      return revoke(world, form, exchange.authorization)
    }),
  )
  app.get('/.well-known/openid-configuration', (context) => context.json(discovery(world.url)))
  app.get('/.well-known/openid-configuration/jwks', (context) => context.json({ keys: [world.signingKey.publicJwk] }))
}

async function readForm(contentType: string | undefined, text: () => Promise<string>): Promise<URLSearchParams> {
  if (!contentType?.startsWith('application/x-www-form-urlencoded')) throw oauthError('invalid_request')
  return new URLSearchParams(await text())
}

function revoke(world: World, form: URLSearchParams, authorization: string | undefined): Answer {
  const clientId = authenticateClient(world, form, authorization)
  const token = world.store.refreshTokens.get(form.get('token') ?? '')
  if (token?.clientId === clientId) revokeGrant(world.store, token, world.clock.now())
  return plain(200, 'text/plain')
}

function discovery(url: string) {
  return {
    issuer: url,
    jwks_uri: `${url}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${url}/identity/connect/authorize`,
    token_endpoint: `${url}/connect/token`,
    revocation_endpoint: `${url}/connect/revocation`,
    scopes_supported: [...supportedScopes],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  }
}
