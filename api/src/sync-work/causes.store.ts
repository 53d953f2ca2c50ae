import { Prisma, type PrismaClient } from '@tieout/prisma'
import { incidental } from '../engine/cause.ts'
import type { Reason } from '../engine/reason.ts'
import { query } from '../lib/transaction.ts'

/** What waits for the same cause. */
export interface CauseGroup {
  reason: Reason
  count: number
  /** The same for everything that one fix releases. */
  key: string
  /** Of those, what trying again may mend. */
  retryable: number
  /** The newest few. */
  documentIds: string[]
  /** The newest few statuses: of documents, payments and receipts. */
  statusIds: string[]
}

/**
 * What a person must mend, grouped so that one fix releases all: the line, the wording and the client differ where the cause
 * is the same. Failed payments count for their invoice, and an edit in the ledger that nobody decided about for its own.
 */
export function findCauses(prisma: PrismaClient, workspaceId: string, organisationId: string): Promise<CauseGroup[]> {
  return query<CauseGroup>(
    prisma,
    Prisma.sql`
    with waiting as (
      select coalesce(s."documentId", p."documentId", f."documentId") as id, s.id as status, s.state, r.reason,
        s."updatedAt", ${keyOf(Prisma.sql`r.reason`)} as cause
      from "SyncStatus" s left join "Payment" p on p.id = s."paymentId" left join "Receipt" f on f.id = s."receiptId"
      cross join lateral (select case when s.state = 'SYNCED' then '{"code":"CHANGED_IN_XERO"}'::jsonb else s.reason end) r (reason)
      where s."workspaceId" = ${workspaceId} and s."organisationId" = ${organisationId} and r.reason is not null
        and (s.state = 'FAILED' or (s.state = 'NOT_SYNCED' and s."reasonCode" = 'SETUP_INCOMPLETE')
          or (s.state = 'SYNCED' and s."changedThereAt" is not null and s."keptThereAt" is null)))
    select (array_agg(reason order by "updatedAt" desc))[1] as reason, count(distinct id)::int as count,
      cause as key, (count(*) filter (where state = 'FAILED'))::int as retryable,
      (array_agg(id order by "updatedAt" desc))[1:10] as "documentIds",
      (array_agg(status order by "updatedAt" desc))[1:10] as "statusIds"
    from waiting group by cause order by count desc, max("updatedAt") desc limit 50`,
  )
}

/** Statuses that failed with one cause, by its key. */
export async function findFailed(prisma: PrismaClient, organisationId: string, causeKey: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    prisma,
    Prisma.sql`select s.id from "SyncStatus" s where s."organisationId" = ${organisationId} and s.state = 'FAILED'
      and ${keyOf(Prisma.sql`s.reason`)} = ${causeKey}`,
  )
  return rows.map(({ id }) => id)
}

/** The same for everything that one fix releases. */
function keyOf(reason: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`md5((${reason} - ${[...incidental]}::text[])::text)`
}
