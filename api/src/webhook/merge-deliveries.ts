import type { Delivery } from '../engine/ledger-inbox.ts'

/**
 * Many deliveries as one, whatever order they came in. Its sequence begins where the last unbroken run of theirs does, so
 * that a gap between them is a gap before it: what was already known before counts no less.
 */
export function mergeDeliveries(deliveries: readonly Delivery[]): Delivery {
  const inOrder = deliveries.toSorted((a, b) => a.firstEventSequence - b.firstEventSequence)
  let firstEventSequence = -Infinity
  let lastEventSequence = -Infinity
  for (const delivery of inOrder) {
    if (delivery.firstEventSequence > lastEventSequence + 1) firstEventSequence = delivery.firstEventSequence
    lastEventSequence = Math.max(lastEventSequence, delivery.lastEventSequence)
  }
  return { events: deliveries.flatMap((delivery) => delivery.events), firstEventSequence, lastEventSequence }
}
