import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { defaultWebhookKey } from '../simulator.ts'

/** A webhook's body. */
export interface Delivery {
  events: {
    eventCategory: string
    eventType: string
    resourceId: string
    tenantId: string
    eventDateUtc: string
    resourceUrl: string
  }[]
  firstEventSequence: number
  lastEventSequence: number
  entropy: string
}

/** How a receiver answers a delivery that is signed rightly. */
export interface Reaction {
  status: number
  body?: string
  headers?: Record<string, string>
}

/** A receiver that checks signatures; what came is there to await. */
export interface Receiver {
  url: string
  received: Delivery[]
  badSignatures: number
  react: Reaction
  /** Resolves once that many deliveries with events came. */
  until(count: number): Promise<Delivery[]>
}

/** Starts a receiver that ends with the test. */
export async function receiver(key = defaultWebhookKey): Promise<Receiver> {
  const waiting: { count: number; resolve: (deliveries: Delivery[]) => void }[] = []
  const state: Receiver = {
    url: '',
    received: [],
    badSignatures: 0,
    react: { status: 200 },
    until: (count) => new Promise((resolve) => (waiting.push({ count, resolve }), settle())),
  }
  const settle = () =>
    waiting.filter(({ count }) => state.received.length >= count).forEach(({ resolve }) => resolve(state.received))
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const good = createHmac('sha256', key).update(body).digest('base64') === request.headers['x-xero-signature']
      if (!good) state.badSignatures += 1
      const delivery = JSON.parse(body.toString('utf8')) as Delivery
      if (good && delivery.events.length > 0) state.received.push(delivery)
      const reaction = good ? (delivery.events.length > 0 ? state.react : { status: 200 }) : { status: 401 }
      response
        .writeHead(reaction.status, 'headers' in reaction ? reaction.headers : {})
        .end('body' in reaction ? reaction.body : undefined)
      settle()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  state.url = `http://localhost:${(server.address() as AddressInfo).port}/webhooks/xero`
  return state
}
