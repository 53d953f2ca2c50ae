import { Hono } from 'hono'
import { requestId, type RequestIdVariables } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { Dependencies } from './dependencies.ts'
import { makeGraphql, MAX_BODY_BYTES } from './http/graphql.ts'
import { limitBody } from './http/limit-body.ts'
import { makeOperations, type Operations } from './http/operations.ts'
import { schemaRoutes } from './http/schema-file.ts'
import { authRoutes } from './workspace/auth-routes.ts'

/** The HTTP face of Tieout. */
export interface Server {
  app: Hono<{ Variables: RequestIdVariables }>
  /** Its health alone, to be served where the app is not. */
  operations: Operations
}

/** Puts the routes together. `routes` adds what is plain HTTP: Xero's callback and its webhooks. */
export function makeServer(dependencies: Dependencies, routes: readonly Hono[] = []): Server {
  const graphql = makeGraphql(dependencies)
  const operations = makeOperations(dependencies)
  const app = new Hono<{ Variables: RequestIdVariables }>()
  app.use(requestId({ limitLength: 64 }))
  app.use(async (c, next) => {
    await next()
    // `c.header` would copy the whole response.
    c.res.headers.set('x-request-id', c.get('requestId'))
    // Whoever keeps connections open comes anew, and is sent elsewhere: none is closed under a request on its way.
    if (operations.isRetired()) c.res.headers.set('connection', 'close')
  })
  app.use(secureHeaders({ crossOriginResourcePolicy: false, xFrameOptions: 'DENY' }))
  const small = limitBody(MAX_BODY_BYTES, (c) => c.text('The body is larger than 1 MB.', 413))
  // Receipts bring a limit of their own.
  app.use((c, next) => (c.req.path.startsWith('/receipts/') ? next() : small(c, next)))

  app.route('/', operations.routes)
  app.route('/', authRoutes(dependencies))
  app.all('/graphql', (c) => graphql.fetch(c.req.raw, { requestId: c.get('requestId') }))
  app.route('/', schemaRoutes())
  for (const route of routes) app.route('/', route)

  app.notFound((c) => c.json({ error: 'There is nothing at this address.' }, 404))
  app.onError((cause, c) => {
    dependencies.log.error({ err: cause, requestId: c.get('requestId'), path: c.req.path }, 'a request failed')
    return c.json({ error: 'Unexpected error.', requestId: c.get('requestId') }, 500)
  })
  return { app, operations }
}
