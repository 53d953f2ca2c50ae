import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { makeNameClient } from '../http/client-address.ts'
import { AUTH_PATH } from './auth.ts'

/** All of better-auth that is open to the outside; who works where, sessions and keys are our own operations. */
export const openDoors: ReadonlySet<string> = new Set([
  'POST /sign-up/email',
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /request-password-reset',
  'POST /reset-password',
  'POST /change-password',
  'POST /send-verification-email',
  'GET /verify-email',
])

/** Sign-in and passwords. A session is told in its cookie alone, which no script can read. */
export function authRoutes({ auth, env }: Pick<Dependencies, 'auth' | 'env'>): Hono {
  const nameClient = makeNameClient(env.trustedProxies)
  return new Hono().on(['GET', 'POST'], `${AUTH_PATH}/*`, async (c) => {
    if (!openDoors.has(`${c.req.method} ${c.req.path.slice(AUTH_PATH.length)}`)) return c.notFound()
    // The one place that asks where a request came from: throttles, and what a session remembers.
    return withoutToken(await auth.handler(nameClient(c.req.raw, c.env as Partial<HttpBindings> | undefined)))
  })
}

/** better-auth tells the session's token in the body too. */
async function withoutToken(answer: Response): Promise<Response> {
  const text = await answer.text()
  const told: unknown = text.startsWith('{') ? JSON.parse(text) : undefined
  if (typeof told === 'object' && told !== null && 'token' in told) delete told.token
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return new Response(told ? JSON.stringify(told) : text, { status: answer.status, headers })
}
