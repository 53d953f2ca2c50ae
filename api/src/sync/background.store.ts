import { Prisma, type PrismaClient } from '@tieout/prisma'
import { query, type Transaction } from '../lib/transaction.ts'
import { priorities } from './outbox.store.ts'

/** Those of these documents that nothing was tried with yet, in the same order. */
export async function findUntried(
  transaction: Transaction,
  organisationId: string,
  documentIds: readonly string[],
): Promise<string[]> {
  const tried = await transaction.syncStatus.findMany({
    where: { organisationId, documentId: { in: [...documentIds] }, state: { not: 'NOT_SYNCED' } },
    select: { documentId: true },
  })
  const known = new Set(tried.map((status) => status.documentId))
  return documentIds.filter((id) => !known.has(id))
}

/**
 * Takes back what was handed over and nobody has begun to send, and what follows it; answers the documents. What is frozen,
 * or may have been sent before, goes its way.
 */
export async function withdrawUntried(transaction: Transaction, organisationId: string): Promise<string[]> {
  const rows = await query<{ documentId: string }>(
    transaction,
    Prisma.sql`
      with withdrawn as (
        delete from "OutboxEntry" e
        where e."organisationId" = ${organisationId} and e.kind = 'INVOICE' and e.state = 'DUE'
          and e.priority = ${priorities.backfill} and not exists (
            select 1 from "BatchItem" i join "Batch" b on b.id = i."batchId" where i."entityId" = e."entityId"
              and i.outcome is null and b."organisationId" = e."organisationId" and b.state <> 'SETTLED')
        returning "entityId"),
      followers as (
        select id from "Payment" where "documentId" in (select "entityId" from withdrawn)
        union all select id from "Receipt" where "documentId" in (select "entityId" from withdrawn)),
      unqueued as (
        delete from "OutboxEntry" where "organisationId" = ${organisationId} and state = 'DUE'
          and kind in ('PAYMENT', 'ALLOCATION', 'RECEIPT') and "entityId" in (select id from followers)),
      forgotten as (
        delete from "SyncStatus" where "organisationId" = ${organisationId} and state = 'PENDING'
          and coalesce("paymentId", "receiptId") in (select id from followers))
      update "SyncStatus" set state = 'NOT_SYNCED', "reasonCode" = null, reason = null, "nextAttemptAt" = null
      where "organisationId" = ${organisationId} and state = 'PENDING'
        and "documentId" in (select "entityId" from withdrawn)
      returning "documentId"`,
  )
  return rows.map((row) => row.documentId)
}

/** Whether documents that were handed over lie in the outbox, and nobody has begun to send them. */
export async function hasUntried(transaction: Transaction, organisationId: string): Promise<boolean> {
  const waiting = await transaction.outboxEntry.findFirst({
    where: { organisationId, kind: 'INVOICE', state: 'DUE', priority: priorities.backfill },
    select: { id: true },
  })
  return waiting !== null
}

/** Until when what nobody waits for rests; undefined while it may go. */
export async function findRest(prisma: PrismaClient, organisationId: string, now: Date): Promise<Date | undefined> {
  const { restUntil, backgroundRestUntil } = await prisma.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { restUntil: true, backgroundRestUntil: true },
  })
  const until = Math.max(restUntil?.getTime() ?? 0, backgroundRestUntil?.getTime() ?? 0)
  return until > now.getTime() ? new Date(until) : undefined
}
