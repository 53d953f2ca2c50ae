import { Prisma } from '@tieout/prisma'
import { query, type Transaction } from '../lib/transaction.ts'

/** A status that stands still: a document's own, or one of a payment or receipt that belongs to `about`. */
export interface Stopped {
  id: string
  documentId: string | null
  about: string
}

/** Those of these statuses that failed or were skipped. */
export function findStopped(
  transaction: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Stopped[]> {
  return query<Stopped>(
    transaction,
    Prisma.sql`select s.id, s."documentId", coalesce(s."documentId", p."documentId", r."documentId") as about
      from "SyncStatus" s left join "Payment" p on p.id = s."paymentId" left join "Receipt" r on r.id = s."receiptId"
      where s."organisationId" = ${organisationId} and s.state in ('FAILED', 'SKIPPED') and s.id = any(${[...ids]})`,
  )
}
