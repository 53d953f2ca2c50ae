import type { SyncDependencies } from './dependencies.ts'
import { releaseLease, renewLease, takeLease } from './lease.store.ts'

/** A dead holder's lease ends this long after its last sign of life. */
const leaseMs = 15_000
const renewMs = 5_000

/** A lease that renews itself until released; its signal aborts when it is lost, or with the one given. */
export interface HeldLease {
  fence: bigint
  signal: AbortSignal
  release(): Promise<void>
}

/** Undefined while another live holder has the organisation. */
export async function holdLease(
  { prisma, clock, newId, log }: SyncDependencies,
  organisationId: string,
  signal: AbortSignal,
): Promise<HeldLease | undefined> {
  const at = (ms: number) => new Date(clock.now() + ms)
  const fence = await takeLease(prisma, { organisationId, holder: newId(), now: at(0), until: at(leaseMs) })
  if (fence === undefined) return undefined
  const lost = new AbortController()
  const over = new AbortController()
  const renewing = (async () => {
    while (!over.signal.aborted) {
      await clock.sleep(renewMs, over.signal)
      const isOurs = await renewLease(prisma, organisationId, fence, at(leaseMs))
      if (!isOurs) return lost.abort()
    }
  })().catch((cause: unknown) => {
    if (over.signal.aborted) return
    log.warn({ err: cause, organisationId }, 'a lease could not be renewed')
    lost.abort()
  })
  return {
    fence,
    signal: AbortSignal.any([signal, lost.signal]),
    release: async () => {
      over.abort()
      await renewing
      await releaseLease(prisma, organisationId, fence, at(0))
    },
  }
}
