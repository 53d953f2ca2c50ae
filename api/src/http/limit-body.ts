import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses larger bodies. One whose length was declared is judged by that, as Node reads no more of it; only others are
 * counted while they are read, which costs more than many a request itself.
 */
export function limitBody(maxSize: number, onError: (c: Context) => Response): MiddlewareHandler {
  const countBody = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    const declared = c.req.header('content-length')
    const isDeclared = declared !== undefined && c.req.header('transfer-encoding') === undefined
    if (isDeclared) return Number(declared) > maxSize ? onError(c) : next()
    return c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : countBody(c, next)
  }
}
