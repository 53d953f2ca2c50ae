import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import type { Target } from '../sync/dependencies.ts'

/** What the workspace's documents are pushed through; `isWorking` is false while a person must reconnect. */
export async function findLink(prisma: PrismaClient | Transaction, workspaceId: string) {
  const connection = await prisma.connection.findFirst({
    where: { workspaceId, status: { in: ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED'] } },
    include: { organisation: true },
  })
  if (!connection?.organisation || !connection.grantId) return undefined
  const { id: connectionId, grantId, organisation } = connection
  const target: Target = {
    workspaceId,
    organisationId: organisation.id,
    ledgerOrganisationId: organisation.ledgerOrganisationId,
    connectionId,
    grantId,
  }
  return { connection, organisation, target, isWorking: connection.status === 'CONNECTED' }
}
