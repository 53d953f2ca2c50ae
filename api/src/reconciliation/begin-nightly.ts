import { nightDue } from '../engine/night.ts'
import { toDate } from '../lib/scalars.ts'
import type { SyncDependencies } from '../sync/dependencies.ts'
import { chooseLists, estimate } from './estimate.ts'

/**
 * Begins the reconciliation of every organisation whose night it is; asked any number of times, each begins once a night.
 * Where the connection needs a person or is paused, the night is written down as skipped, with the reason.
 */
export async function beginNightly({ prisma, ledger, clock, wake }: SyncDependencies): Promise<void> {
  const now = new Date(clock.now())
  const connections = await prisma.connection.findMany({
    where: { status: { in: ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED'] }, organisationId: { not: null } },
    include: { organisation: true, workspace: { select: { timeZone: true } } },
  })
  for (const { organisation, workspace, status, workspaceId } of connections) {
    if (!organisation) continue
    const night = nightDue(now, organisation.timeZone ?? workspace.timeZone, organisation.id)
    if (night === undefined) continue
    const organisationId = organisation.id
    if (await prisma.reconciliation.findFirst({ where: { organisationId, night: toDate(night) } })) continue
    const lists = chooseLists(await estimate(prisma, ledger, { workspaceId, organisationId }), undefined)
    const reason = status === 'PAUSED' ? 'CONNECTION_PAUSED' : 'CONNECTION_NEEDS_YOU'
    const skipped = { state: 'SKIPPED' as const, reasonCode: reason, endedAt: now }
    const of = { workspaceId, organisationId, origin: 'NIGHTLY' as const, night: toDate(night), createdAt: now }
    // Another node may do the same, and a person's may be under way: then this night has one already.
    const { count } = await prisma.reconciliation.createMany({
      data: [{ ...of, ...lists, ...(status === 'CONNECTED' ? {} : skipped) }],
      skipDuplicates: true,
    })
    if (count > 0 && status === 'CONNECTED') wake(organisationId)
  }
}
