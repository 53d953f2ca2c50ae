import type { AccountingProvider } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { countOrganisations, findAdmins } from './availability.store.ts'
import { whyUnavailable } from './availability.ts'
import { findStanding } from './connection.store.ts'

/** A provider as it stands for one workspace. */
export interface Integration {
  provider: AccountingProvider
  name: string
  isBeta: boolean
  locked: Conflict | undefined
  upgradeUrl: string | null
  connectionCount: number
  connectionCap: number | null
  isWaiting: boolean
  admins: string[]
  scopes: string[]
}

/** Every registered provider; those a plan lacks only where the operator shows such (rule C15). */
export async function listIntegrations(dependencies: Dependencies, viewer: Viewer): Promise<Integration[]> {
  const { prisma, providers, env } = dependencies
  const { workspaceId } = viewer
  const { isCertified, connectionCap, lockedUi, plans } = env.availability
  const unavailable = await whyUnavailable(dependencies, viewer)
  const standing = await findStanding(prisma, workspaceId)
  if (unavailable?.code === 'PLAN_REQUIRED' && lockedUi === 'hide' && !standing) return []
  const waiting = viewer.kind === 'person' ? { workspaceId, userId: viewer.userId } : undefined
  const shared = {
    isBeta: !isCertified,
    locked: unavailable,
    upgradeUrl: unavailable?.code === 'PLAN_REQUIRED' ? plans.upgradeUrl : null,
    connectionCount: await countOrganisations(prisma),
    connectionCap,
    isWaiting: waiting !== undefined && (await prisma.placeWaiter.count({ where: waiting })) > 0,
    admins: await findAdmins(prisma, workspaceId),
  }
  return Object.entries(providers).map(([provider, { name, consent }]) => ({
    ...shared,
    ...{ provider: provider as AccountingProvider, name, scopes: consent.scopes },
  }))
}
