import type { Actor } from './actor.ts'

/** What is on its way for this history's organisation. */
async function findOpen({ world, story }: Actor) {
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  const organisation = await prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })
  const { id: organisationId } = organisation
  const outbox = await prisma.outboxEntry.findMany({ where: { organisationId } })
  const batches = await prisma.batch.findMany({ where: { organisationId, state: { not: 'SETTLED' } } })
  const events = await prisma.inboundEvent.count({ where: { ledgerOrganisationId, state: 'PENDING' } })
  const lease = await prisma.lease.findUnique({ where: { organisationId } })
  const waiting = await prisma.syncStatus.findMany({
    where: { organisationId, state: 'PENDING', reasonCode: { in: ['WAITING_FOR_INVOICE', 'WAITING_FOR_APPROVAL'] } },
  })
  const moving = outbox.filter((entry) => !waiting.some((status) => status.paymentId === entry.entityId))
  const running = await prisma.backfill.count({ where: { organisationId, state: 'RUNNING' } })
  const open = { organisationId, state: { in: ['WAITING' as const, 'READING' as const, 'COMPARING' as const] } }
  const reconciling = await prisma.reconciliation.findFirst({ where: open })
  return { organisation, outbox: moving, batches, events, lease, running, reconciling }
}

/** Nothing moves any more, and what the webhooks lost was polled for. */
export async function isQuiet(actor: Actor): Promise<boolean> {
  const { organisation, outbox, batches, events, running, reconciling } = await findOpen(actor)
  const lastChange = Math.max(...actor.story.held().map((one) => dateOf(one['UpdatedDateUTC'])), 0)
  const isPolled = (organisation.lastPolledAt?.getTime() ?? 0) > lastChange
  return outbox.length === 0 && batches.length === 0 && events === 0 && running === 0 && !reconciling && isPolled
}

/** When the next thing falls due. */
export async function dueNext(actor: Actor): Promise<number> {
  const { organisation, outbox, batches, lease, reconciling } = await findOpen(actor)
  const now = actor.world.clock.now()
  const moments = [
    ...outbox.map((entry) => entry.dueAt.getTime()),
    ...batches.map((batch) => batch.nextAttemptAt?.getTime() ?? now),
    organisation.restUntil?.getTime() ?? 0,
    organisation.backgroundRestUntil?.getTime() ?? 0,
    lease?.expiresAt.getTime() ?? 0,
    reconciling?.nextAttemptAt?.getTime() ?? 0,
  ].filter((moment) => moment > now)
  return Math.min(...moments, now + 15 * 60_000)
}

function dateOf(text: unknown): number {
  return Number(/\d+/.exec(String(text))?.[0] ?? 0)
}
