import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { countWebhookIn } from '../telemetry/meters.ts'
import { receiveDeliveries } from './receive-delivery.ts'

/**
 * Xero's deliveries: verified over the raw bytes, stored, answered with an empty 200; the ledger is never called from
 * here. A wrong signature is 401, which is also how Xero's "intent to receive" test is passed: the same way, no events.
 */
export function webhookRoutes(dependencies: Dependencies): Hono {
  const { inbox } = dependencies
  const receive = receiveDeliveries(dependencies)
  return new Hono().post('/webhooks/xero', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const isGenuine = inbox.isGenuine(body, c.req.header('x-xero-signature'))
    const delivery = isGenuine ? inbox.readDelivery(body) : undefined
    countWebhookIn(delivery ? 'taken' : isGenuine ? 'unreadable' : 'forged')
    if (!delivery) return c.body(null, isGenuine ? 400 : 401)
    await receive(delivery)
    return c.body(null, 200)
  })
}
