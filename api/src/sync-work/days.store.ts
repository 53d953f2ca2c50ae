import { Prisma, type PrismaClient } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'

/** What came of a day's syncing: each document once, by the last that happened to it that day. */
export interface SyncDay {
  /** A calendar day in the zone asked for. */
  date: Date
  synced: number
  failed: number
  skipped: number
}

/** The last `days` days until `now`, the oldest first, days without anything included. In one statement. */
export function findSyncDays(
  prisma: PrismaClient,
  { workspaceId, timeZone, now, days }: { workspaceId: string; timeZone: string; now: Date; days: number },
): Promise<SyncDay[]> {
  return query<SyncDay>(
    prisma,
    Prisma.sql`
      with span as (select (${now}::timestamptz at time zone ${timeZone})::date as today),
      outcome as (select distinct on (day, "documentId") (t.at at time zone ${timeZone})::date as day, t.kind
        from "TimelineEntry" t, span
        where t."workspaceId" = ${workspaceId} and t.at >= (span.today - ${days - 1}::int)::timestamp at time zone ${timeZone}
          and t.kind in ('CREATED_IN_LEDGER', 'UPDATED_IN_LEDGER', 'LINKED', 'REFUSED', 'SKIPPED')
        order by day, "documentId", t.at desc, t.id desc)
      select d::date as date, (count(o.kind) filter (where o.kind not in ('REFUSED', 'SKIPPED')))::int as synced,
        (count(o.kind) filter (where o.kind = 'REFUSED'))::int as failed,
        (count(o.kind) filter (where o.kind = 'SKIPPED'))::int as skipped
      from span cross join generate_series(span.today - ${days - 1}::int, span.today, interval '1 day') d
      left join outcome o on o.day = d::date group by d order by d`,
  )
}
