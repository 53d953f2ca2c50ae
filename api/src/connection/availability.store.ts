import { Prisma, type PrismaClient } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'

/** Organisations tied to this installation now, each counted once. A transaction must have begun outside of workspaces. */
export async function countOrganisations(prisma: PrismaClient | Transaction): Promise<number> {
  const [row] = await throughDoor('places', () =>
    query<{ count: number }>(
      prisma as Transaction,
      Prisma.sql`select count(distinct o."ledgerOrganisationId")::int as count
        from "Connection" c join "Organisation" o on o.id = c."organisationId"
        where c.status in ('CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED')`,
    ),
  )
  return row?.count ?? 0
}

/** Places are given one after another, so that two can't both take the last. */
export async function waitForPlace(transaction: Transaction): Promise<void> {
  await execute(transaction, Prisma.sql`select pg_advisory_xact_lock(hashtextextended('places', 0))`)
}

/** Whether the workspace was tied to this organisation before: a reconnect needs no new place. */
export async function wasConnected(
  transaction: Transaction,
  workspaceId: string,
  ledgerOrganisationId?: string,
): Promise<boolean> {
  const organisation = ledgerOrganisationId === undefined ? {} : { organisation: { ledgerOrganisationId } }
  const where = { workspaceId, connectedAt: { not: null }, ...organisation }
  return (await transaction.connection.count({ where })) > 0
}

/** Everybody who wants to hear of a place. */
export function findPlaceWaiters(prisma: PrismaClient) {
  return prisma.placeWaiter.findMany({
    include: { user: { select: { email: true } }, workspace: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
    take: 500,
  })
}

/** People who may connect the workspace, by name. */
export async function findAdmins(prisma: PrismaClient, workspaceId: string): Promise<string[]> {
  const members = await prisma.member.findMany({
    where: { organizationId: workspaceId, role: { in: ['owner', 'admin'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { user: { select: { name: true } } },
  })
  return members.map(({ user }) => user.name)
}
