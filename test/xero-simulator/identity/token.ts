import { createHash } from 'node:crypto'
import { json, type Answer } from '../accounting/answer.ts'
import type { World } from '../core/world.ts'
import { authenticateClient, oauthError } from './client.ts'
import { grantId } from './grants.ts'
import { issueTokens, type TokenAnswer } from './tokens.ts'

const minute = 60_000
const codeLifetime = 5 * minute
const grace = 30 * minute
const refreshLifetime = 60 * 24 * 60 * minute

/** `POST /connect/token`. */
export async function answerToken(
  world: World,
  form: URLSearchParams,
  authorization: string | undefined,
): Promise<Answer> {
  const clientId = authenticateClient(world, form, authorization)
  const grantType = form.get('grant_type')
  if (grantType === 'authorization_code') return answer(await exchangeCode(world, form, clientId))
  if (grantType === 'refresh_token') return answer(await refresh(world, form, clientId))
  if (grantType === 'client_credentials') throw oauthError('unauthorized_client')
  throw oauthError('unsupported_grant_type')
}

function answer(tokens: TokenAnswer): Answer {
  return json(200, tokens, { 'cache-control': 'max-age=0, no-cache, no-store' })
}

async function exchangeCode(world: World, form: URLSearchParams, clientId: string): Promise<TokenAnswer> {
  const { store, clock } = world
  const code = store.codes.get(form.get('code') ?? '')
  const good =
    code &&
    code.usedAt === undefined &&
    clock.now() - code.issuedAt < codeLifetime &&
    code.clientId === clientId &&
    code.redirectUri === form.get('redirect_uri') &&
    (code.challenge === undefined || code.challenge === challengeOf(form.get('code_verifier') ?? ''))
  const grant = good && store.grants.get(grantId(code.userId, clientId))
  if (!good || !grant) throw oauthError('invalid_grant')
  store.codes.put({ ...code, usedAt: clock.now() })
  return issueTokens(world, { grant, scopes: code.scopes, authEventId: code.authEventId, nonce: code.nonce })
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

const replays = new WeakMap<World, Map<string, TokenAnswer>>()

async function refresh(world: World, form: URLSearchParams, clientId: string): Promise<TokenAnswer> {
  const { store, clock, unknowns } = world
  const now = clock.now()
  const id = form.get('refresh_token')
  if (!id) throw oauthError('invalid_request')
  const token = store.refreshTokens.get(id)
  const grant = token && store.grants.get(grantId(token.userId, clientId))
  if (!token || !grant || token.clientId !== clientId || now - token.issuedAt >= refreshLifetime)
    throw oauthError('invalid_grant')
  if (token.firstUsedAt !== undefined) refuseSuperseded(world, token.firstUsedAt)
  const memory = replays.get(world) ?? new Map<string, TokenAnswer>()
  replays.set(world, memory)
  const before = memory.get(id)
  if (before && unknowns.graceReplay === 'same-pair') return before
  store.refreshTokens.put({ ...token, firstUsedAt: token.firstUsedAt ?? now })
  const tokens = await issueTokens(world, { grant, scopes: token.scopes, authEventId: token.authEventId })
  memory.set(id, tokens)
  return tokens
}

function refuseSuperseded(world: World, firstUsedAt: number): void {
  const age = world.clock.now() - firstUsedAt
  if (age < (world.unknowns.strictRotation ? 0 : grace)) return
  if (world.unknowns.strictRotation && age === 0) throw oauthError('invalid_grant')
  const detail = `A refresh token that was exchanged ${Math.round(age / 1000)} s ago was used again`
  const at = new Date(world.clock.now()).toISOString()
  world.violations.add({ at, kind: 'superseded-refresh-token', organisationId: null, detail })
  throw oauthError('invalid_grant')
}
