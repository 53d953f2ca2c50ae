import { Prisma } from '@tieout/prisma'
import type { Reason } from '../engine/reason.ts'
import { json } from '../lib/json.ts'
import { query, type Transaction } from '../lib/transaction.ts'

/** Says why and until when on the first of those that wait; answers their documents. */
export async function tellFirst(
  transaction: Transaction,
  organisationId: string,
  { reason, until, most }: { reason: Reason; until: Date; most: number },
): Promise<string[]> {
  const rows = await query<{ documentId: string }>(
    transaction,
    Prisma.sql`update "SyncStatus" s set "reasonCode" = ${reason.code}, reason = ${JSON.stringify(json(reason))}::jsonb,
        "nextAttemptAt" = ${until}
      from (select "entityId" from "OutboxEntry" where "organisationId" = ${organisationId} and kind in ('INVOICE', 'BILL', 'CREDIT_NOTE', 'EXPENSE')
        order by priority, "dueAt", id limit ${most}) waiting
      where s."organisationId" = ${organisationId} and s."documentId" = waiting."entityId" and s.state = 'PENDING'
      returning s."documentId"`,
  )
  return rows.map((row) => row.documentId)
}

/** Says why on everything that waits; answers the documents among it. */
export async function tellAll(transaction: Transaction, organisationId: string, reason: Reason): Promise<string[]> {
  const rows = await query<{ documentId: string | null }>(
    transaction,
    Prisma.sql`update "SyncStatus" set "reasonCode" = ${reason.code}, reason = ${JSON.stringify(json(reason))}::jsonb,
        "nextAttemptAt" = null
      where "organisationId" = ${organisationId} and state = 'PENDING' returning "documentId"`,
  )
  return rows.flatMap((row) => row.documentId ?? [])
}
