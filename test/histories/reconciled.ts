import type { Actor } from './actor.ts'

/** Every reconciliation ends: with a verdict on all that was read, or saying why there is none. */
export async function findUnended({ world }: Actor, organisationId: string): Promise<string[]> {
  const all = await world.dependencies.prisma.reconciliation.findMany({ where: { organisationId } })
  return all.flatMap(({ state, reasonCode, compared, read }) => {
    if (state === 'DONE') return compared < read ? [`a reconciliation compared ${compared} of ${read}`] : []
    if (state === 'SKIPPED' || state === 'FAILED')
      return reasonCode ? [] : [`a reconciliation ${state} without a reason`]
    return state === 'CANCELLED' ? [] : [`a reconciliation ends ${state}`]
  })
}
