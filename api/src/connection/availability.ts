import type { Workspace } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { conflict } from '../problem/conflicts.ts'
import type { Conflict } from '../problem/problem.ts'
import { planOf } from '../plan/catalogue.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { Viewer } from '../workspace/session.ts'
import { countOrganisations, waitForPlace, wasConnected } from './availability.store.ts'

/** Whether the workspace's plan allows an accounting provider at all. */
export function isEntitled({ env }: Pick<Dependencies, 'env'>, { plan }: Pick<Workspace, 'plan'>): boolean {
  return planOf(env.availability.plans, plan).accounting
}

/** Why this workspace may not begin to connect, if so. Those tied before keep their place. */
export async function whyUnavailable(
  dependencies: Dependencies,
  { workspaceId }: Pick<Viewer, 'workspaceId'>,
): Promise<Conflict | undefined> {
  const { prisma, env } = dependencies
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  if (!isEntitled(dependencies, workspace))
    return conflict('PLAN_REQUIRED', { name: planOf(env.availability.plans, workspace.plan).name })
  const cap = env.availability.connectionCap
  if (cap === null || (await countOrganisations(prisma)) < cap || (await wasConnected(prisma, workspaceId)))
    return undefined
  return conflict('CAP_REACHED', { name: String(cap) })
}

/** Whether there is a place for this organisation; until the transaction ends, nobody else takes it. */
export async function hasPlace(
  transaction: Transaction,
  { env }: Pick<Dependencies, 'env'>,
  { workspaceId, ledgerOrganisationId }: { workspaceId: string; ledgerOrganisationId: string },
): Promise<boolean> {
  const cap = env.availability.connectionCap
  if (cap === null) return true
  await waitForPlace(transaction)
  if (await wasConnected(transaction, workspaceId, ledgerOrganisationId)) return true
  return (await countOrganisations(transaction)) < cap
}

/** Puts a person on the list of those who hear when there is a place, or takes them off it. */
export async function notifyWhenAvailable(
  { prisma, clock }: Dependencies,
  viewer: Viewer,
  wanted: boolean,
): Promise<{ isWaiting: boolean } | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  const { workspaceId, userId } = viewer
  if (!wanted) await prisma.placeWaiter.deleteMany({ where: { workspaceId, userId } })
  else {
    const data = [{ workspaceId, userId, createdAt: new Date(clock.now()) }]
    await prisma.placeWaiter.createMany({ data, skipDuplicates: true })
  }
  return { isWaiting: wanted }
}
