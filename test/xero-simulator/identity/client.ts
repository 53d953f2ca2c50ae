import { Refusal, json } from '../accounting/answer.ts'
import type { World } from '../core/world.ts'

/** The token endpoint's 400: a bare `error`, no description. */
export function oauthError(error: string): Refusal {
  return new Refusal(json(400, { error }, { 'cache-control': 'no-store' }))
}

/** The client id that HTTP Basic, or the form, proves; refuses otherwise. */
export function authenticateClient(world: World, form: URLSearchParams, authorization: string | undefined): string {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  const [id, secret] = basic ? splitBasic(basic) : [form.get('client_id') ?? '', form.get('client_secret') ?? undefined]
  if (!id || secret === undefined) throw oauthError('invalid_request')
  if (id !== world.settings.clientId || secret !== world.settings.clientSecret) throw oauthError('invalid_client')
  return id
}

/** RFC 6749 asks for form encoding inside Basic; the plain form is accepted as well. */
function splitBasic(basic: string): [string, string] {
  const text = Buffer.from(basic, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return [text, '']
  return [decode(text.slice(0, colon)), decode(text.slice(colon + 1))]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}
