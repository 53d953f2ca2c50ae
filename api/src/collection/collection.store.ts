import type { Collection, CollectionField, Prisma, PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

export type CollectionWithFields = Collection & { fields: CollectionField[] }

/** The workspace's collections; the archived ones only where they are asked for. */
export function whereCollections(
  workspaceId: string,
  includeArchived: boolean | null | undefined,
): Prisma.CollectionWhereInput {
  return includeArchived ? { workspaceId } : { workspaceId, archivedAt: null }
}

/** One collection of the workspace with its fields, held until the transaction ends: two editors follow one another. */
export async function lockCollection(
  transaction: Transaction,
  workspaceId: string,
  id: string,
): Promise<CollectionWithFields | null> {
  await transaction.$queryRaw`select id from "Collection" where id = ${id} and "workspaceId" = ${workspaceId} for update`
  return findCollection(transaction, workspaceId, id)
}

export function findCollection(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  id: string,
): Promise<CollectionWithFields | null> {
  return prisma.collection.findUnique({
    where: { id, workspaceId },
    include: { fields: { orderBy: { position: 'asc' } } },
  })
}

/** The collection of that name, however it is written; `exceptId` may keep its own. */
export function findNamesake(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  pluralName: string,
  exceptId = '',
): Promise<Collection | null> {
  return prisma.collection.findFirst({
    where: { workspaceId, pluralName: { equals: pluralName, mode: 'insensitive' }, id: { not: exceptId } },
  })
}
