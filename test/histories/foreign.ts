import type { World } from '../kit/world.ts'

/** The documents of a workspace that are tied to something in another organisation than this. */
export async function findForeign(
  { dependencies: { prisma } }: World,
  here: { workspaceId: string; organisationId: string },
): Promise<Set<string | null>> {
  const { workspaceId, organisationId } = here
  const where = { workspaceId, organisationId: { not: organisationId }, documentId: { not: null } }
  const ties = await prisma.syncStatus.findMany({ where: { ...where, ledgerId: { not: null } } })
  return new Set(ties.map(({ documentId }) => documentId))
}

/**
 * What is in two organisations is once in each at the most, and says so of the one that is connected. Its money is not
 * compared: what was paid in the one is paid here, and never in the other.
 */
export function judgeForeign(
  document: { syncs: { state: string; ledgerId: string | null; reasonCode: string | null }[] },
  there: string[],
): string[] {
  const [sync] = document.syncs
  if (there.length > 1) return [`is ${there.length} times in Xero`]
  if (sync?.state === 'PENDING') return [`ends PENDING (${sync.reasonCode})`]
  const [id] = there
  if (id === undefined) return sync?.state === 'SYNCED' ? ['says SYNCED and is not in Xero'] : []
  return sync?.ledgerId === id ? [] : [`is in Xero, but says ${sync?.state} (${sync?.reasonCode}) without its id`]
}
