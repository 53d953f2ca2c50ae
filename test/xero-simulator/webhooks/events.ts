import type { World } from '../core/world.ts'
import type { WebhookEvent } from '../model/operations.ts'

const largestDelivery = 50
const kept = 31 * 24 * 60 * 60_000

/** One delivery that was made, and how it was received. */
export interface SentDelivery {
  at: string
  body: string
  status: number
  fault?: string
}

/** What the next delivery carries, in order; events older than 31 days are forgotten. */
export function nextEvents({ store, clock }: World): WebhookEvent[] {
  const all = store.webhookEvents.all()
  const old = all.filter((event) => clock.now() - event.at > kept)
  for (const event of old) store.webhookEvents.delete(event.id)
  return all.slice(old.length, old.length + largestDelivery)
}
