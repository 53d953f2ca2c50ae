import type { LedgerConsent } from '../../engine/ledger-consent.ts'
import { authorizationUrl } from './authorization-url.ts'
import { exchangeCode } from './exchange-code.ts'
import { listOrganisations } from './list-organisations.ts'
import { withDefaults, type XeroConsentOptions } from './options.ts'
import { refresh } from './refresh.ts'
import { removeOrganisation } from './remove-organisation.ts'
import { revoke } from './revoke.ts'
import { SCOPES } from './scopes.ts'

/** Consent at Xero: how an organisation is tied to us, kept tied and let go. */
export function makeXeroConsent(options: XeroConsentOptions): LedgerConsent {
  const settings = withDefaults(options)
  return {
    scopes: [...SCOPES],
    authorizationUrl: (request) => authorizationUrl(settings, request),
    exchangeCode: (code, codeVerifier) => exchangeCode(settings, code, codeVerifier),
    refresh: (refreshToken) => refresh(settings, refreshToken),
    revoke: (refreshToken) => revoke(settings, refreshToken),
    listOrganisations: (accessToken, consentId) => listOrganisations(settings, accessToken, consentId),
    removeOrganisation: (accessToken, connectionId) => removeOrganisation(settings, accessToken, connectionId),
  }
}
