import type { Prisma, PrismaClient } from '@tieout/prisma'
import type { DigestCounts } from './notice.ts'

/** Workspaces in which somebody asked for the daily digest. */
export function findDigested(prisma: PrismaClient) {
  return prisma.workspace.findMany({
    where: { members: { some: { wantedTopics: { has: 'DAILY_DIGEST' } } } },
    select: { id: true, timeZone: true },
  })
}

/** What happened between these moments, and what of it or from before waits for a person now. */
export async function countDay(
  prisma: PrismaClient,
  workspaceId: string,
  { from, to }: { from: Date; to: Date },
): Promise<DigestCounts> {
  const within = { gte: from, lt: to }
  const documents = { workspaceId, documentId: { not: null } }
  const [synced, payments, skipped, failed, reconciled] = await Promise.all([
    prisma.syncStatus.count({ where: { ...documents, state: 'SYNCED', syncedAt: within } }),
    prisma.payment.count({ where: { workspaceId, origin: 'LEDGER', reversedAt: null, createdAt: within } }),
    prisma.syncStatus.count({ where: { ...documents, state: 'SKIPPED', lastAttemptAt: within } }),
    prisma.syncStatus.count({ where: { workspaceId, state: 'FAILED', OR: failedBefore(to) } }),
    prisma.reconciliation.findFirst({
      where: { workspaceId, state: 'DONE', endedAt: within },
      orderBy: { endedAt: 'desc' },
      select: { differences: true },
    }),
  ])
  return { synced, payments, skipped, failed, differences: reconciled?.differences ?? 0 }
}

/** What failed without a call was tried when its document was sent. */
function failedBefore(moment: Date): Prisma.SyncStatusWhereInput[] {
  const before = { lt: moment }
  return [{ lastAttemptAt: before }, { lastAttemptAt: null, document: { sentAt: before } }]
}
