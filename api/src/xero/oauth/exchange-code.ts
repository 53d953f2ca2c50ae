import type { TokenAnswer } from '../../engine/ledger-consent.ts'
import type { ConsentSettings } from './options.ts'
import { requestTokens } from './tokens.ts'

/** Turns the code of a consent into tokens. A code works once and for five minutes. */
export function exchangeCode(settings: ConsentSettings, code: string, codeVerifier: string): Promise<TokenAnswer> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: settings.redirectUri }
  return requestTokens(settings, settings.pkce ? { ...form, code_verifier: codeVerifier } : form)
}
