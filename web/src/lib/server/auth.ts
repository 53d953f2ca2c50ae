import type { RequestEvent } from '@sveltejs/kit'

type Asking = Pick<RequestEvent, 'fetch' | 'url'>

/**
 * Posts to better-auth through our own proxy route. Kit gives the cookies that come back to the browser, and to the
 * next call of the same action.
 */
export async function postAuth(
  { fetch, url }: Asking,
  path: string,
  body: Record<string, unknown>,
): Promise<AuthAnswer> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: url.origin },
    body: JSON.stringify(body),
  })
  const content = await answer.json().catch(() => null)
  const told = isRecord(content) ? content : {}
  return {
    status: answer.status,
    ok: answer.ok,
    body: told,
    code: typeof told.code === 'string' ? told.code : undefined,
  }
}

interface AuthAnswer {
  status: number
  ok: boolean
  body: Record<string, unknown>
  /** better-auth's name for a refusal. */
  code: string | undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
