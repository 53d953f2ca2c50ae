import { type Connection, type ConnectionStatus, Prisma, type PrismaClient } from '@tieout/prisma'
import type { OfferedOrganisation } from '../engine/ledger-consent.ts'
import { execute, type Transaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'

/** Statuses of a connection that is not over. */
export const standing: ConnectionStatus[] = [
  'CONNECTING',
  'CHOOSING_ORGANISATION',
  'CONNECTED',
  'NEEDS_ATTENTION',
  'EXPIRED',
  'PAUSED',
]

/** The workspace's connection that is not over; at most one (partial unique index). */
export function findStanding(prisma: PrismaClient | Transaction, workspaceId: string): Promise<Connection | null> {
  return prisma.connection.findFirst({ where: { workspaceId, status: { in: standing } } })
}

/** The standing connection, else the last one. */
export async function findConnectionOf(prisma: PrismaClient, workspaceId: string): Promise<Connection | null> {
  const now = await findStanding(prisma, workspaceId)
  return now ?? prisma.connection.findFirst({ where: { workspaceId }, orderBy: { createdAt: 'desc' } })
}

/** One after another: two workspaces that ask for the same organisation at once would each find it free. */
export async function waitForTurn(transaction: Transaction, ledgerOrganisationId: string): Promise<void> {
  await execute(transaction, Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${ledgerOrganisationId}, 0))`)
}

/**
 * Another workspace's live connection to the same organisation (F021: it cannot be chosen here). A transaction must have begun
 * outside of workspaces.
 */
export async function isInUseElsewhere(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  ledgerOrganisationId: string,
): Promise<boolean> {
  const where: Prisma.ConnectionWhereInput = {
    workspaceId: { not: workspaceId },
    status: { in: ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED'] },
    organisation: { ledgerOrganisationId },
  }
  return throughDoor(
    'places',
    async () => (await prisma.connection.findFirst({ where, select: { id: true } })) !== null,
  )
}

/** An organisation that was allowed, and by whose consent; without one of its own, by the connection's. */
export interface Offered extends OfferedOrganisation {
  grantId?: string
}

export function offeredIn(connection: Pick<Connection, 'offered'>): Offered[] {
  return connection.offered as unknown as Offered[]
}

export function toOffered(organisations: readonly Offered[]): Prisma.InputJsonArray {
  return organisations.map((one) => ({ ...one }))
}
