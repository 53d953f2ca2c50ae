import type { ConsentSettings } from './options.ts'

/** Unties one organisation from our app. One that is gone already counts as untied. */
export async function removeOrganisation(
  settings: ConsentSettings,
  accessToken: string,
  ledgerConnectionId: string,
): Promise<{ ok: boolean }> {
  try {
    const response = await fetch(`${settings.apiUrl}/connections/${encodeURIComponent(ledgerConnectionId)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    await response.body?.cancel()
    return { ok: response.ok || response.status === 404 }
  } catch {
    return { ok: false }
  }
}
