import { Prisma, type PrismaClient, type WebhookDelivery, type WebhookEndpoint } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

type Writer = PrismaClient | Transaction

export function findEndpoint(prisma: Writer, workspaceId: string, id: string): Promise<WebhookEndpoint | null> {
  return prisma.webhookEndpoint.findFirst({ where: { id, workspaceId } })
}

export function countEndpoints(prisma: Writer, workspaceId: string): Promise<number> {
  return prisma.webhookEndpoint.count({ where: { workspaceId } })
}

export function addEndpoint(
  prisma: Writer,
  data: Prisma.WebhookEndpointUncheckedCreateInput,
): Promise<WebhookEndpoint> {
  return prisma.webhookEndpoint.create({ data })
}

export function changeEndpoint(
  prisma: Writer,
  id: string,
  data: Prisma.WebhookEndpointUpdateInput,
): Promise<WebhookEndpoint> {
  return prisma.webhookEndpoint.update({ where: { id }, data })
}

export async function removeEndpoint(prisma: Writer, id: string): Promise<void> {
  await prisma.webhookEndpoint.delete({ where: { id } })
}

export function findDelivery(prisma: Writer, workspaceId: string, id: string): Promise<WebhookDelivery | null> {
  return prisma.webhookDelivery.findFirst({ where: { id, endpoint: { workspaceId } } })
}

/** Sends an event again, from the beginning of its schedule. */
export function sendAgain(prisma: Writer, id: string): Promise<WebhookDelivery> {
  return prisma.webhookDelivery.update({
    where: { id },
    data: { state: 'PENDING', attempts: 0, dueAt: new Date(0) },
  })
}

/** An event for one endpoint alone. */
export async function addTest(prisma: Writer, { id, workspaceId }: WebhookEndpoint): Promise<WebhookDelivery> {
  const event = await prisma.webhookEvent.create({ data: { workspaceId, type: 'webhook.test', data: { test: true } } })
  return prisma.webhookDelivery.create({ data: { endpointId: id, eventId: event.id, dueAt: new Date(0) } })
}

/** A delivery with all that is needed to make it. */
export type Due = Prisma.WebhookDeliveryGetPayload<{ include: { endpoint: true; event: true } }>

/** Takes deliveries that are due; no other worker takes them until `until`, however this one ends. */
export async function claimDue(prisma: PrismaClient, { now, until, most }: { now: Date; until: Date; most: number }) {
  const claimed = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
    update "WebhookDelivery" set "dueAt" = ${until}, attempts = attempts + 1
    where id in (select d.id from "WebhookDelivery" d join "WebhookEndpoint" e on e.id = d."endpointId"
      where d.state = 'PENDING' and d."dueAt" <= ${now} and e.state = 'ENABLED'
      order by d."dueAt", d.id limit ${most} for update of d skip locked)
    returning id`)
  if (claimed.length === 0) return []
  return prisma.webhookDelivery.findMany({
    where: { id: { in: claimed.map(({ id }) => id) } },
    include: { endpoint: true, event: true },
  })
}

export async function keepAttempt(
  transaction: Writer,
  attempt: { deliveryId: string; at: Date; durationMs: number; status: number | undefined; said: string },
  next: { state: 'DELIVERED' | 'FAILED' } | { dueAt: Date },
): Promise<void> {
  const { deliveryId, status, ...rest } = attempt
  await transaction.webhookAttempt.create({ data: { deliveryId, status: status ?? null, ...rest } })
  await transaction.webhookDelivery.update({ where: { id: deliveryId }, data: next })
}

/** Since when an endpoint takes nothing; set by the first failure, cleared by the next success. */
export async function noteHealth(transaction: Writer, id: string, isWell: boolean, now: Date): Promise<Date | null> {
  if (isWell) {
    await transaction.webhookEndpoint.updateMany({
      where: { id, failingSince: { not: null } },
      data: { failingSince: null },
    })
    return null
  }
  await transaction.webhookEndpoint.updateMany({ where: { id, failingSince: null }, data: { failingSince: now } })
  const found = await transaction.webhookEndpoint.findUnique({ where: { id }, select: { failingSince: true } })
  return found?.failingSince ?? null
}

/** Switches it off; false where somebody had done so. */
export async function disableEndpoint(transaction: Writer, id: string, because: string): Promise<boolean> {
  const { count } = await transaction.webhookEndpoint.updateMany({
    where: { id, state: 'ENABLED' },
    data: { state: 'DISABLED', disabledBecause: because },
  })
  return count === 1
}

export async function forgetEvents(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.webhookEvent.deleteMany({ where: { createdAt: { lt: before } } })
}
