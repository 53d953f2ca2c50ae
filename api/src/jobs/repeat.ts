import type { Logger } from 'pino'
import type { Clock } from '../engine/clock.ts'

/** Does `work` every so often until aborted. What breaks off is logged, and done again the next time. */
export async function repeat(
  { clock, log }: { clock: Clock; log: Logger },
  { what, everyMs }: { what: string; everyMs: number },
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((cause: unknown) => log.error({ err: cause, what }, 'a round of work broke off'))
    await clock.sleep(everyMs, signal).catch(() => {})
  }
}
