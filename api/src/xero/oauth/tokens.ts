import { z } from 'zod'
import type { TokenAnswer, TokenFailure, TokenSet } from '../../engine/ledger-consent.ts'
import { parseJson } from '../json.ts'
import { postToIdentity } from './identity-request.ts'
import type { ConsentSettings } from './options.ts'

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().default(''),
})

const claimsSchema = z.object({
  xero_userid: z.string().min(1),
  authentication_event_id: z.string().min(1).optional(),
})

const errorSchema = z.object({ error: z.string() })

/** Asks for tokens. Nothing in a failure comes from the request, so no secret can end up in a log. */
export async function requestTokens(settings: ConsentSettings, form: Record<string, string>): Promise<TokenAnswer> {
  let status: number
  let text: string
  try {
    const response = await postToIdentity(settings, '/connect/token', form)
    status = response.status
    text = await response.text()
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'Error'
    return { ok: false, failure: { kind: 'unknownOutcome', said: `No answer from the token endpoint (${reason})` } }
  }
  if (status !== 200) return { ok: false, failure: toTokenFailure(status, text) }
  const tokens = toTokens(text)
  if (tokens) return { ok: true, tokens }
  return {
    ok: false,
    failure: { kind: 'unknownOutcome', said: 'The token endpoint gave an answer that cannot be read' },
  }
}

function toTokens(text: string): TokenSet | undefined {
  const answer = tokenSchema.safeParse(parseJson(text)).data
  // Decoded, not verified: it came straight from Xero over TLS and opens nothing of ours.
  const claims = claimsSchema.safeParse(parseJson(decodeClaims(answer?.access_token))).data
  if (!answer || !claims) return undefined
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: answer.expires_in,
    scopes: answer.scope.split(' ').filter((scope) => scope !== ''),
    ledgerUserId: claims.xero_userid,
    consentId: claims.authentication_event_id,
  }
}

function toTokenFailure(status: number, text: string): TokenFailure {
  const error = status >= 400 && status < 500 ? errorSchema.safeParse(parseJson(text)).data?.error : undefined
  if (error === 'invalid_grant') return { kind: 'refused', said: error }
  // A limit or a page in between says nothing about our credentials; only OAuth's own words do.
  if (error === undefined) return { kind: 'unknownOutcome', said: `The token endpoint answered ${status}` }
  return { kind: 'misconfigured', said: error.slice(0, 100) }
}

function decodeClaims(jwt: string | undefined): string {
  return Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString('utf8')
}
