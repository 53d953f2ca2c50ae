import type { SyncDependencies } from './dependencies.ts'
import { findNeglected } from './target.store.ts'

const sweepEveryMs = 2_000

/** Looks for neglected organisations until aborted, and wakes them. */
export async function sweep(dependencies: SyncDependencies, signal: AbortSignal): Promise<void> {
  const { clock, log } = dependencies
  while (!signal.aborted) {
    try {
      await sweepOnce(dependencies)
    } catch (cause) {
      log.error({ err: cause }, 'a sweep failed; the next one follows')
    }
    await clock.sleep(sweepEveryMs, signal).catch(() => {})
  }
}

/** One look for organisations with something due and nobody at it. */
export async function sweepOnce({ prisma, clock, wake }: SyncDependencies): Promise<void> {
  for (const organisationId of await findNeglected(prisma, new Date(clock.now()))) wake(organisationId)
}
