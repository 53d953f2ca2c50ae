import { postToIdentity } from './identity-request.ts'
import type { ConsentSettings } from './options.ts'

/** Ends a user's whole grant: their tokens and every organisation they tied to our app. */
export async function revoke(settings: ConsentSettings, refreshToken: string): Promise<{ ok: boolean }> {
  try {
    const response = await postToIdentity(settings, '/connect/revocation', { token: refreshToken })
    await response.body?.cancel()
    return { ok: response.ok }
  } catch {
    return { ok: false }
  }
}
