import { Hono } from 'hono'
import { requestId, type RequestIdVariables } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { Dependencies } from './dependencies.ts'
import { makeGraphql, MAX_BODY_BYTES } from './http/graphql.ts'
import { findUnready } from './http/health.ts'
import { limitBody } from './http/limit-body.ts'
import { version } from './version.ts'

/** The HTTP face of Tieout. */
export interface Server {
  app: Hono<{ Variables: RequestIdVariables }>
  /** From now on /readyz says no, so that a balancer sends newcomers elsewhere. */
  retire(): void
}

/** Puts the routes together. `routes` adds what is plain HTTP: Xero's callback and its webhooks. */
export function makeServer(dependencies: Dependencies, routes: readonly Hono[] = []): Server {
  const graphql = makeGraphql(dependencies)
  let retired = false
  const app = new Hono<{ Variables: RequestIdVariables }>()
  app.use(requestId({ limitLength: 64 }))
  app.use(async (c, next) => {
    await next()
    // `c.header` would copy the whole response.
    c.res.headers.set('x-request-id', c.get('requestId'))
  })
  app.use(secureHeaders({ crossOriginResourcePolicy: false, xFrameOptions: 'DENY' }))
  const small = limitBody(MAX_BODY_BYTES, (c) => c.text('The body is larger than 1 MB.', 413))
  // Receipts bring a limit of their own.
  app.use((c, next) => (c.req.path.startsWith('/receipts/') ? next() : small(c, next)))

  app.get('/healthz', (c) => c.json({ status: 'ok', version }))
  app.get('/readyz', async (c) => {
    const unready = retired ? ['stopping'] : await findUnready(dependencies)
    return c.json({ ready: unready.length === 0, unready }, unready.length === 0 ? 200 : 503)
  })
  app.on(['GET', 'POST'], '/api/auth/*', (c) => dependencies.auth.handler(c.req.raw))
  app.all('/graphql', (c) => graphql.fetch(c.req.raw, { requestId: c.get('requestId') }))
  for (const route of routes) app.route('/', route)

  app.notFound((c) => c.json({ error: 'There is nothing at this address.' }, 404))
  app.onError((cause, c) => {
    dependencies.log.error({ err: cause, requestId: c.get('requestId'), path: c.req.path }, 'a request failed')
    return c.json({ error: 'Unexpected error.', requestId: c.get('requestId') }, 500)
  })
  return { app, retire: () => (retired = true) }
}
