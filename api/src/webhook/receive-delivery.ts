import type { Dependencies } from '../dependencies.ts'
import type { Delivery } from '../engine/ledger-inbox.ts'
import { keepDelivery } from './delivery.store.ts'

/**
 * Stores a delivery's events, each once however often it comes, and wakes whoever they concern. A gap in the sequence
 * numbers means a delivery was lost: every connected organisation is then due for a poll.
 */
export async function receiveDelivery({ prisma, clock, wake }: Dependencies, delivery: Delivery): Promise<void> {
  for (const organisationId of await keepDelivery(prisma, delivery, new Date(clock.now()))) wake(organisationId)
}
