import type { TokenAnswer } from '../../engine/ledger-consent.ts'
import type { ConsentSettings } from './options.ts'
import { requestTokens } from './tokens.ts'

/** New tokens for a refresh token, which is spent by it; Xero lets it be replayed for 30 minutes. */
export function refresh(settings: ConsentSettings, refreshToken: string): Promise<TokenAnswer> {
  return requestTokens(settings, { grant_type: 'refresh_token', refresh_token: refreshToken })
}
