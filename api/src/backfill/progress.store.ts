import type { Backfill, Prisma as Where, PrismaClient } from '@tieout/prisma'
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
