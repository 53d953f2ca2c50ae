import type { SyncDependencies } from './dependencies.ts'
import { findNeglected } from './target.store.ts'

/** One look for organisations with something due and nobody at it. */
export async function sweepOnce({ prisma, clock, wake }: SyncDependencies): Promise<void> {
  for (const organisationId of await findNeglected(prisma, new Date(clock.now()))) wake(organisationId)
}
