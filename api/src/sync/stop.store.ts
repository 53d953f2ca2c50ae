import { Prisma } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** Whoever drains the organisation now is fenced off: nothing more is written under the old lease. */
export async function fenceOff(transaction: Transaction, organisationId: string, now: Date): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`update "Lease" set fence = fence + 1, "expiresAt" = ${now} where "organisationId" = ${organisationId}`,
  )
}

/** What waited waits no more; answers the invoices it shows on. */
export async function settleWaiting(transaction: Transaction, organisationId: string): Promise<string[]> {
  const rows = await query<{ documentId: string }>(
    transaction,
    Prisma.sql`update "SyncStatus" s set state = 'NOT_SYNCED', "reasonCode" = 'NOT_CONNECTED',
        reason = '{"code":"NOT_CONNECTED"}'::jsonb, "nextAttemptAt" = null
      where s."organisationId" = ${organisationId} and s.state = 'PENDING'
      returning coalesce(s."documentId", (select p."documentId" from "Payment" p where p.id = s."paymentId")) as "documentId"`,
  )
  return [...new Set(rows.map((row) => row.documentId))]
}
