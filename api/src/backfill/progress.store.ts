import type { Backfill, Prisma as Where, PrismaClient, SyncState } from '@tieout/prisma'
import { Prisma } from '@tieout/prisma'
import type { ReasonCode } from '../engine/reason.ts'
import { query, type Transaction } from '../lib/transaction.ts'

/** How the documents of a backfill stand now; together they are `total`. */
export interface Tally {
  total: number
  /** Not handed over yet; of one that was cancelled: left as they were. */
  waiting: number
  underWay: number
  pushed: number
  linked: number
  skipped: number
  failed: number
  toReview: number
  /** Settled since the moment asked about. */
  recent: number
}

/** Failures that ask a question instead of naming a mistake: the review list. */
const asking: ReasonCode[] = ['DUPLICATE_NUMBER', 'CONTACT_AMBIGUOUS']

/** Whether a failure asks a question instead of naming a mistake. */
export function isAsking(reasonCode: string | null): boolean {
  return asking.some((code) => code === reasonCode)
}

/** Counted from the statuses, in one statement: nothing is kept that could be lost or run apart. */
export async function countItems(
  prisma: PrismaClient | Transaction,
  { id, organisationId }: Pick<Backfill, 'id' | 'organisationId'>,
  recentSince: Date,
): Promise<Tally> {
  const [tally] = await query<Tally>(
    prisma,
    Prisma.sql`
      select count(*)::int as total,
        (count(*) filter (where state = 'NOT_SYNCED' and "queuedAt" is null))::int as waiting,
        (count(*) filter (where state = 'PENDING'))::int as "underWay",
        (count(*) filter (where state = 'SYNCED' and "linkedAt" is null))::int as pushed,
        (count(*) filter (where state = 'SYNCED' and "linkedAt" is not null))::int as linked,
        (count(*) filter (where state = 'SKIPPED' or (state = 'NOT_SYNCED' and "queuedAt" is not null)))::int as skipped,
        (count(*) filter (where state = 'FAILED' and not asks))::int as failed,
        (count(*) filter (where state = 'FAILED' and asks))::int as "toReview",
        (count(*) filter (where state not in ('PENDING', 'NOT_SYNCED') and "lastAttemptAt" >= ${recentSince}))::int as recent
      from (select i."queuedAt", coalesce(s.state, 'NOT_SYNCED') as state, s."linkedAt", s."lastAttemptAt",
          s."reasonCode" in (${Prisma.join(asking)}) as asks
        from "BackfillItem" i
        left join "SyncStatus" s on s."documentId" = i."documentId" and s."organisationId" = ${organisationId}
        where i."backfillId" = ${id}) item`,
  )
  if (!tally) throw new Error('Counting gave no row.')
  return tally
}

/** Its documents that failed, or those of them that ask for a decision. */
export function whereStuck(
  { id, organisationId }: Pick<Backfill, 'id' | 'organisationId'>,
  which: 'failed' | 'toReview',
): Where.DocumentWhereInput {
  const reasonCode = which === 'toReview' ? { in: asking } : { notIn: asking }
  return {
    backfills: { some: { backfillId: id } },
    syncs: { some: { organisationId, state: 'FAILED', reasonCode } },
  }
}

/** One invoice of a backfill, and how it stands now. */
export interface ItemRow {
  number: string
  client: string
  issuedOn: Date
  total: bigint
  currency: string
  queuedAt: Date | null
  state: SyncState
  linkedAt: Date | null
  reasonCode: string | null
  reason: unknown
}

/** All of them, oldest first, in one statement. */
export function listItems(
  prisma: PrismaClient,
  { id, organisationId }: Pick<Backfill, 'id' | 'organisationId'>,
): Promise<ItemRow[]> {
  return query<ItemRow>(
    prisma,
    Prisma.sql`
      select d.number, c.name as client, d."issuedOn", d.total, d.currency, i."queuedAt",
        coalesce(s.state, 'NOT_SYNCED') as state, s."linkedAt", s."reasonCode", s.reason
      from "BackfillItem" i
      join "Document" d on d.id = i."documentId"
      join "Client" c on c.id = d."clientId"
      left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId}
      where i."backfillId" = ${id} order by d."issuedOn", d.id`,
  )
}
