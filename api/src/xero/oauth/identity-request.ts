import type { ConsentSettings } from './options.ts'

/** Sends a form to Xero's identity server as our app. Rejects where there is no answer; follows no redirect. */
export function postToIdentity(
  settings: ConsentSettings,
  path: '/connect/token' | '/connect/revocation',
  form: Record<string, string>,
): Promise<Response> {
  const credentials = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64')
  return fetch(`${settings.identityUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
    body: new URLSearchParams(form),
    redirect: 'manual',
    signal: AbortSignal.timeout(settings.timeoutMs),
  })
}
