import type { PrismaClient } from '@tieout/prisma'
import { standing } from './connection.store.ts'

export function findForeignLinks(prisma: PrismaClient, workspaceId: string, documentIds: readonly string[]) {
  return prisma.syncStatus.findMany({
    where: {
      ...{ workspaceId, documentId: { in: [...documentIds] }, ledgerId: { not: null } },
      // Of another organisation than the one connected now; disconnected, the last one's links still show as they were.
      organisation: {
        connections: { none: { status: { in: standing } } },
        workspace: { connections: { some: { status: { in: standing }, organisationId: { not: null } } } },
      },
    },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ syncedAt: 'desc' }, { id: 'asc' }],
  })
}
