import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { unsubscribe } from './unsubscribe.ts'

/** One-click unsubscribing as mail programs do it (RFC 8058): a POST, without a cookie, that answers and does no more. */
export function mailRoutes({ prisma, env }: Dependencies): Hono {
  return new Hono().post('/mail/unsubscribe', async (c) => {
    const title = await unsubscribe(prisma, env.authSecret, c.req.query('token') ?? '')
    return title === undefined ? c.text('This link is not one of ours.', 404) : c.text(`No more mails: ${title}.`)
  })
}
