import { type Connection, Prisma, type PrismaClient } from '@tieout/prisma'
import { query, type Transaction } from '../lib/transaction.ts'
import { liveStatuses, needsPerson } from './mark-connection.ts'

/** Consents that nobody used for a while: Xero forgets a refresh token that rests for sixty days. */
export async function findRestingGrants(prisma: PrismaClient, before: Date): Promise<string[]> {
  const grants = await prisma.grant.findMany({
    where: { state: 'ACTIVE', refreshedAt: { lte: before }, connections: { some: { status: { in: liveStatuses } } } },
    select: { id: true },
    take: 500,
  })
  return grants.map(({ id }) => id)
}

/** A working connection, and when something last synced through it. */
export interface Quiet {
  connection: Connection
  organisation: string
  activeAt: Date
}

/**
 * Connections through which nothing went since `before`: no push, no payment or change from the ledger, no person who
 * said that it is wanted. Looking for changes, and keeping a consent alive, are no activity (rule C9).
 */
export async function findQuiet(prisma: PrismaClient, before: Date): Promise<Quiet[]> {
  const rows = await query<{ id: string; name: string; activeAt: Date }>(
    prisma as unknown as Transaction,
    Prisma.sql`select * from (
        select c.id, o.name, greatest(c."connectedAt", c."keptAt",
          (select max(b."settledAt") from "Batch" b where b."organisationId" = o.id),
          (select max(s."ledgerUpdatedAt") from "SyncStatus" s where s."organisationId" = o.id),
          (select max(i."settledAt") from "InboundEvent" i
            where i."ledgerOrganisationId" = o."ledgerOrganisationId" and i.state = 'DONE')) as "activeAt"
        from "Connection" c join "Organisation" o on o.id = c."organisationId"
        where c.status = 'CONNECTED' and c."connectedAt" <= ${before}) quiet
      where "activeAt" <= ${before} order by "activeAt" limit 500`,
  )
  const connections = await prisma.connection.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return rows.flatMap(({ id, name, activeAt }) => {
    const connection = connections.find((one) => one.id === id)
    return connection ? [{ connection, organisation: name, activeAt }] : []
  })
}

/** Connections that wait for a person. */
export function findNeedy(prisma: PrismaClient): Promise<Connection[]> {
  return prisma.connection.findMany({ where: { status: { in: needsPerson }, statusSince: { not: null } }, take: 1000 })
}

/** Ended connections whose mappings go before `until`. */
export function findExpiring(prisma: PrismaClient, until: Date) {
  return prisma.connection.findMany({
    where: { status: 'DISCONNECTED', organisationId: { not: null }, mappingsKeptUntil: { lte: until } },
    include: { organisation: { select: { name: true } } },
    take: 1000,
  })
}

/** Deletes the mappings of an ended connection whose time is over; a reconnect at the same moment keeps them. */
export async function deleteMappings(transaction: Transaction, connectionId: string, now: Date): Promise<boolean> {
  const { count } = await transaction.connection.updateMany({
    where: { id: connectionId, status: 'DISCONNECTED', mappingsKeptUntil: { lte: now } },
    data: { mappingsKeptUntil: null },
  })
  if (count === 0) return false
  const { organisationId } = await transaction.connection.findUniqueOrThrow({ where: { id: connectionId } })
  const own = { organisationId: organisationId ?? '' }
  await transaction.taxMapping.deleteMany({ where: own })
  await transaction.accountMapping.deleteMany({ where: own })
  await transaction.trackingMapping.deleteMany({ where: own })
  return true
}

/** Connections whose workspace's plan may say otherwise than they stand. */
export function findByPlan(prisma: PrismaClient) {
  return prisma.connection.findMany({
    where: { OR: [{ status: 'CONNECTED' }, { status: 'PAUSED', statusCode: 'PLAN_REQUIRED' }] },
    include: { workspace: { select: { plan: true } } },
  })
}

/** What nobody comes back for. */
export async function forgetOldAttempts(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.spentConsent.deleteMany({ where: { spentAt: { lt: before } } })
  await prisma.connectAttempt.deleteMany({ where: { expiresAt: { lt: before } } })
}
