import { Prisma, type PrismaClient } from '@tieout/prisma'
import { json } from '../lib/json.ts'
import { query, type Transaction } from '../lib/transaction.ts'
import type { Notice, NoticeOwner } from './notice.ts'

/** Answers whether any of it is news. */
export async function saveNotices(
  transaction: PrismaClient | Transaction,
  { workspaceId, key }: NoticeOwner,
  notices: readonly Notice[],
): Promise<boolean> {
  if (notices.length === 0) return false
  const data = notices.map(({ kind, ...facts }) => ({
    ...{ workspaceId, kind, facts: json(facts) },
    dedupeKey: key ?? null,
  }))
  const { count } = await transaction.notice.createMany({ data, skipDuplicates: true })
  return count > 0
}

/** Workspaces with something to tell. */
export async function findTalkative(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.notice.findMany({
    where: { composedAt: null },
    distinct: ['workspaceId'],
    select: { workspaceId: true },
    take: 100,
  })
  return rows.map(({ workspaceId }) => workspaceId)
}

/** A notice as it was stored. */
export interface StoredNotice {
  id: bigint
  notice: Notice
}

/** What waits to be told, oldest first; none when another node is at it for this workspace. */
export async function takeNotices(transaction: Transaction, workspaceId: string): Promise<StoredNotice[]> {
  const [turn] = await query<{ mine: boolean }>(
    transaction,
    Prisma.sql`select pg_try_advisory_xact_lock(hashtextextended(${`mails of ${workspaceId}`}, 0)) as mine`,
  )
  if (!turn?.mine) return []
  const rows = await transaction.notice.findMany({
    where: { workspaceId, composedAt: null },
    orderBy: { id: 'asc' },
    take: 500,
  })
  return rows.map(({ id, kind, facts }) => ({ id, notice: { kind, ...(facts as object) } as Notice }))
}

/** They are told. Kept for a while, so that what has a key is said once. */
export async function closeNotices(transaction: Transaction, ids: readonly bigint[], now: Date): Promise<void> {
  await transaction.notice.updateMany({ where: { id: { in: [...ids] } }, data: { composedAt: now } })
}

/** Notices told before this are forgotten, their keys with them. */
export async function forgetNotices(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.notice.deleteMany({ where: { composedAt: { lt: before } } })
}

/** What still is failed of these invoices and payments, as a mail tells it. */
export function findFailures(transaction: Transaction, organisationId: string, documentIds: readonly string[]) {
  return transaction.syncStatus.findMany({
    where: {
      ...{ organisationId, state: 'FAILED' },
      OR: [{ documentId: { in: [...documentIds] } }, { payment: { documentId: { in: [...documentIds] } } }],
    },
    include: {
      document: { include: { client: true } },
      payment: { include: { document: { include: { client: true } } } },
    },
    orderBy: { lastAttemptAt: 'asc' },
  })
}

export type Failure = Awaited<ReturnType<typeof findFailures>>[number]
