import type { Delivery } from '../engine/ledger-inbox.ts'
import { mergeDeliveries } from './merge-deliveries.ts'

/** Keeps one delivery; resolves when it is committed. */
export type Keep = (delivery: Delivery) => Promise<void>

interface Waiting {
  delivery: Delivery
  kept: PromiseWithResolvers<void>
}

/** As many as go into one statement. */
const mostTogether = 100

/**
 * One statement at a time: deliveries that arrive while it is on its way go together in the next, as a burst does. Each
 * is answered after its own commit; where they cannot be kept together, each stands for itself.
 */
export function keepTogether(keep: Keep): Keep {
  const waiting: Waiting[] = []
  let isKeeping = false

  async function keepWaiting(): Promise<void> {
    isKeeping = true
    while (waiting.length > 0) await settle(keep, waiting.splice(0, mostTogether))
    isKeeping = false
  }

  return (delivery) => {
    const kept = Promise.withResolvers<void>()
    waiting.push({ delivery, kept })
    if (!isKeeping) void keepWaiting()
    return kept.promise
  }
}

async function settle(keep: Keep, together: readonly Waiting[]): Promise<void> {
  try {
    await keep(mergeDeliveries(together.map(({ delivery }) => delivery)))
    for (const { kept } of together) kept.resolve()
  } catch (cause) {
    const [only, ...others] = together
    if (others.length === 0) only?.kept.reject(cause)
    else await Promise.all(together.map((one) => settle(keep, [one])))
  }
}
