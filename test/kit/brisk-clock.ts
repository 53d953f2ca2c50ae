import { setTimeout as delay } from 'node:timers/promises'
import type { Clock, VirtualClock } from '../xero-simulator/simulator.ts'

const shortMs = 1_000
/** Looked again this often in vain: whoever is waited for is dead, and only time frees what they held. */
const patience = 200

/**
 * The virtual clock as Tieout uses it. Whoever looks again in a moment (is the slot free, has the other refreshed?) looks
 * again at once, and time stands still meanwhile, so that a history does not depend on how fast this machine is.
 */
export function briskClock(clock: VirtualClock): Clock {
  let stoodSince = clock.now()
  let looked = 0
  return {
    now: () => clock.now(),
    sleep: async (ms, signal) => {
      if (ms >= shortMs) return clock.sleep(ms, signal)
      await delay(1, undefined, { signal })
      looked = clock.now() === stoodSince ? looked + 1 : 0
      stoodSince = clock.now()
      if (looked > patience) await clock.advance(shortMs)
    },
  }
}
