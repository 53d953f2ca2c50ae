import { connectBooks } from '../../testing/books.ts'
import type { Kit } from '../../testing/kit.ts'
import { takeLease } from '../lease.store.ts'
import type { Run } from '../run.ts'

/** A clock that stands where it is put. */
export interface StandingClock {
  now(): number
  set(time: string): Date
  sleep(): Promise<void>
}

export function standingClock(time: string): StandingClock {
  let at = Date.parse(time)
  return {
    now: () => at,
    set: (next) => new Date((at = Date.parse(next))),
    sleep: () => Promise.reject(new Error('A standing clock does not let sleep.')),
  }
}

/** A drain of a new workspace's organisation, holding its lease, as every store of the sync core meets it. */
export async function beginRun(kit: Kit, workspaceId: string, clock: StandingClock): Promise<Run> {
  const { prisma } = kit.dependencies
  const started = new Date(clock.now())
  const { organisationId, connectionId } = await connectBooks(kit, workspaceId, started)
  const { ledgerOrganisationId } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const { grantId } = await prisma.connection.findUniqueOrThrow({ where: { id: connectionId } })
  const until = new Date(clock.now() + 60_000)
  const fence = await takeLease(prisma, { organisationId, holder: 'one', now: started, until })
  if (fence === undefined || grantId === null) throw new Error('The lease of a new organisation is free.')
  return {
    dependencies: { ...kit.dependencies, clock },
    target: { workspaceId, organisationId, ledgerOrganisationId, connectionId, grantId },
    ...{
      fence,
      signal: new AbortController().signal,
      rest: undefined,
      isLost: false,
      isPaused: false,
      calls: 0,
      underWay: new Set(),
    },
  }
}
