import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { pauseOf } from './pause.ts'
import type { Target } from '../sync/dependencies.ts'

/**
 * What the workspace's documents are pushed through. `isReachable`: the ledger may be asked now. `isWorking`: what is
 * queued goes without a reconnect, if only once somebody resumes what was paused.
 */
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
  const isReachable = connection.status === 'CONNECTED'
  return { connection, organisation, target, isReachable, isWorking: isReachable || pauseOf(connection) !== undefined }
}
