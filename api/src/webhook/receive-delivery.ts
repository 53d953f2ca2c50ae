import type { Dependencies } from '../dependencies.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { moveCursor } from './webhook-cursor.store.ts'
import type { Delivery } from '../engine/ledger-inbox.ts'

/**
 * Stores a delivery's events, each once however often it comes, and wakes whoever they concern. A gap in the sequence
 * numbers means a delivery was lost: every connected organisation is then due for a poll.
 */
export async function receiveDelivery({ prisma, clock, wake }: Dependencies, delivery: Delivery): Promise<void> {
  const now = new Date(clock.now())
  const concerned = await inTransaction(prisma, async (transaction) => {
    await storeEvents(transaction, delivery, now)
    if (await hasGap(transaction, delivery, now))
      await transaction.organisation.updateMany({
        where: { connections: { some: { status: 'CONNECTED' } } },
        data: { lastPolledAt: null },
      })
    return transaction.organisation.findMany({
      where: {
        ledgerOrganisationId: { in: [...new Set(delivery.events.map((event) => event.ledgerOrganisationId))] },
        connections: { some: { status: 'CONNECTED' } },
      },
      select: { id: true },
    })
  })
  for (const organisation of concerned) wake(organisation.id)
}

async function storeEvents(transaction: Transaction, { events }: Delivery, now: Date): Promise<void> {
  await transaction.inboundEvent.createMany({
    data: events.map((event) => ({ ...event, receivedAt: now })),
    skipDuplicates: true,
  })
}

/** True when events between the last delivery and this one never came. Late and repeated deliveries are no gap. */
async function hasGap(transaction: Transaction, delivery: Delivery, now: Date): Promise<boolean> {
  if (delivery.events.length === 0) return false
  const before = await moveCursor(transaction, BigInt(delivery.lastEventSequence), now)
  return before !== undefined && BigInt(delivery.firstEventSequence) > before + 1n
}
