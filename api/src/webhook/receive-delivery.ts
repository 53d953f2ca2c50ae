import type { Dependencies } from '../dependencies.ts'
import { keepDelivery } from './delivery.store.ts'
import { keepTogether, type Keep } from './keep-together.ts'

/**
 * Stores deliveries' events, each once however often it comes, and wakes whoever they concern. A gap in the sequence
 * numbers means a delivery was lost: every connected organisation is then due for a poll.
 */
export function receiveDeliveries({ pool, clock, wake }: Dependencies): Keep {
  return keepTogether(async (delivery) => {
    for (const organisationId of await keepDelivery(pool, delivery, new Date(clock.now()))) wake(organisationId)
  })
}
