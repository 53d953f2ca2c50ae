export interface XeroConsentOptions {
  /** Where the browser signs in; `https://login.xero.com` unless told. */
  loginUrl?: string
  /** Where tokens are made; `https://identity.xero.com` unless told. */
  identityUrl?: string
  /** Where connections are listed; `https://api.xero.com` unless told. */
  apiUrl?: string
  clientId: string
  clientSecret: string
  redirectUri: string
  /** Off only for an app whose sign-in refuses the extra proof; on unless told. */
  pkce?: boolean
  /** How long one call may take; 20 s unless told, for an answer given up on may have rotated the token. */
  timeoutMs?: number
}

export type ConsentSettings = Required<XeroConsentOptions>

/** Fills in the real Xero where nothing else is named; an option that is undefined counts as not named. */
export function withDefaults(options: XeroConsentOptions): ConsentSettings {
  return {
    ...options,
    loginUrl: options.loginUrl ?? 'https://login.xero.com',
    identityUrl: options.identityUrl ?? 'https://identity.xero.com',
    apiUrl: options.apiUrl ?? 'https://api.xero.com',
    pkce: options.pkce ?? true,
    timeoutMs: options.timeoutMs ?? 20_000,
  }
}
