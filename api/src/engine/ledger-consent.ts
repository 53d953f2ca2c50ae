import type { LedgerAnswer } from './ledger-answer.ts'

export interface TokenSet {
  accessToken: string
  refreshToken: string
  expiresInSeconds: number
  scopes: string[]
  /** The person at the ledger who gave the consent: tokens are kept per person, not per organisation. */
  ledgerUserId: string
  /** Names the consent just given, to list only what it covered. */
  consentId: string | undefined
}

export type TokenFailure =
  /** The code or refresh token is dead. */
  | { kind: 'refused'; said: string }
  /** Our own client id, secret or redirect is wrong. */
  | { kind: 'misconfigured'; said: string }
  /** No usable answer: the token may have rotated all the same; the old one can be replayed within the grace. */
  | { kind: 'unknownOutcome'; said: string }

export type TokenAnswer = { ok: true; tokens: TokenSet } | { ok: false; failure: TokenFailure }

export interface OfferedOrganisation {
  ledgerConnectionId: string
  ledgerOrganisationId: string
  name: string
}

export interface LedgerConsent {
  readonly scopes: string[]
  authorizationUrl(request: { state: string; codeChallenge: string }): string
  exchangeCode(code: string, codeVerifier: string): Promise<TokenAnswer>
  refresh(refreshToken: string): Promise<TokenAnswer>
  revoke(refreshToken: string): Promise<{ ok: boolean }>
  /** Organisations this consent covers; with `consentId`, only those of that consent. */
  listOrganisations(accessToken: string, consentId: string | undefined): Promise<LedgerAnswer<OfferedOrganisation[]>>
  removeOrganisation(accessToken: string, ledgerConnectionId: string): Promise<{ ok: boolean }>
}
