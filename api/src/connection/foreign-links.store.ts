import type { Prisma, PrismaClient } from '@tieout/prisma'
import { standing } from './connection.store.ts'

/** Another organisation than the one connected now; disconnected, the last one's links still show as they were. */
const foreign: Prisma.OrganisationWhereInput = {
  connections: { none: { status: { in: standing } } },
  workspace: { connections: { some: { status: { in: standing }, organisationId: { not: null } } } },
}

export function findForeignLinks(prisma: PrismaClient, workspaceId: string, documentIds: readonly string[]) {
  return prisma.syncStatus.findMany({
    where: {
      ...{ workspaceId, documentId: { in: [...documentIds] }, ledgerId: { not: null } },
      organisation: foreign,
    },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ syncedAt: 'desc' }, { id: 'asc' }],
  })
}

export function findForeignContacts(prisma: PrismaClient, workspaceId: string, clientIds: readonly string[]) {
  return prisma.contactLink.findMany({
    where: { clientId: { in: [...clientIds] }, client: { workspaceId }, organisation: foreign },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}
