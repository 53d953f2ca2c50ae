import type { PrismaClient, SyncState } from '@tieout/prisma'

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

/** What the invoices of one sync status in one currency come to. */
export interface InvoiceSum {
  state: SyncState
  count: number
  /** Hundredths. */
  amount: bigint
  currency: string
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

/** Sums each status and currency in one statement, the same invoices as are counted; what is void comes to nothing. */
export async function sumInvoices(
  prisma: PrismaClient,
  workspaceId: string,
  organisationId: string | undefined,
): Promise<InvoiceSum[]> {
  const rows = await prisma.$queryRaw<(Omit<InvoiceSum, 'amount'> & { amount: string })[]>`
    select coalesce(s.state, 'NOT_SYNCED') as state, count(*)::int as count, d.currency,
      coalesce(sum(d.total) filter (where d.status <> 'VOIDED'), 0)::text as amount
    from "Document" d
    left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId ?? ''}
    where d."workspaceId" = ${workspaceId} and d.kind = 'INVOICE'
    group by 1, d.currency
    order by 1, count(*) desc, d.currency`
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}
