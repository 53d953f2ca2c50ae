import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { pushInclude } from './push-document.ts'

export async function loadPushDocuments(
  prisma: PrismaClient | Transaction,
  organisationId: string,
  ids: readonly string[],
) {
  return prisma.document.findMany({
    where: { id: { in: [...ids] } },
    include: {
      ...pushInclude,
      client: { include: { links: { where: { organisationId } } } },
      syncs: { where: { organisationId } },
    },
  })
}
export type LoadedDocument = Awaited<ReturnType<typeof loadPushDocuments>>[number]
