import type { PrismaClient } from '@tieout/prisma'
import { incidental } from '../engine/cause.ts'
import type { Reason } from '../engine/reason.ts'

/** How many invoices there are of each kind. */
export interface InvoiceCounts {
  all: number
  notSynced: number
  pending: number
  synced: number
  failed: number
  skipped: number
  draft: number
  paid: number
}

/** Counts everything in one statement; an invoice without a row counts as not synced. */
export async function countInvoices(
  prisma: PrismaClient,
  workspaceId: string,
  organisationId: string | undefined,
): Promise<InvoiceCounts> {
  const [counts] = await prisma.$queryRaw<InvoiceCounts[]>`
    select count(*)::int as "all",
      (count(*) filter (where coalesce(s.state, 'NOT_SYNCED') = 'NOT_SYNCED'))::int as "notSynced",
      (count(*) filter (where s.state = 'PENDING'))::int as pending,
      (count(*) filter (where s.state = 'SYNCED'))::int as synced,
      (count(*) filter (where s.state = 'FAILED'))::int as failed,
      (count(*) filter (where s.state = 'SKIPPED'))::int as skipped,
      (count(*) filter (where d.status = 'DRAFT'))::int as draft,
      (count(*) filter (where d.status = 'PAID'))::int as paid
    from "Document" d
    left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId ?? ''}
    where d."workspaceId" = ${workspaceId} and d.kind = 'INVOICE'`
  if (!counts) throw new Error('Counting gave no row.')
  return counts
}

/** Invoices that wait for the same cause. */
export interface CauseGroup {
  reason: Reason
  count: number
  /** The newest few. */
  documentIds: string[]
}

/**
 * What a person must mend, grouped so that one fix releases all: the line, the wording and the client differ where the cause
 * is the same. Failed payments count for their invoice, and an edit in the ledger that nobody decided about for its own.
 */
export function findCauses(prisma: PrismaClient, workspaceId: string, organisationId: string): Promise<CauseGroup[]> {
  return prisma.$queryRaw<CauseGroup[]>`
    with waiting as (
      select coalesce(s."documentId", p."documentId") as id, r.reason, s."updatedAt",
        r.reason - ${[...incidental]}::text[] as cause
      from "SyncStatus" s left join "Payment" p on p.id = s."paymentId"
      cross join lateral (select case when s.state = 'SYNCED' then '{"code":"CHANGED_IN_XERO"}'::jsonb else s.reason end) r (reason)
      where s."workspaceId" = ${workspaceId} and s."organisationId" = ${organisationId} and r.reason is not null
        and (s.state = 'FAILED' or (s.state = 'NOT_SYNCED' and s."reasonCode" = 'SETUP_INCOMPLETE')
          or (s.state = 'SYNCED' and s."changedThereAt" is not null and s."keptThereAt" is null)))
    select (array_agg(reason order by "updatedAt" desc))[1] as reason, count(distinct id)::int as count,
      (array_agg(id order by "updatedAt" desc))[1:10] as "documentIds"
    from waiting group by cause order by count desc, max("updatedAt") desc limit 50`
}
