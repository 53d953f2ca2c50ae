import { Prisma, type PrismaClient } from '@tieout/prisma'
import type { Budget } from '../engine/budget.ts'
import { query } from '../lib/transaction.ts'
import { appMinuteLeft, appScopes } from './app-shares.ts'
import { isDue, mayRunInBackground } from './outbox.store.ts'

/** What waits in the outbox, of one priority. */
export interface Waiting {
  priority: number
  waiting: number
  /** For how long the oldest could have gone and did not; null: nothing that could go waits. */
  oldestSeconds: number | null
}

/**
 * What waits to be sent, for every organisation together. An entry grows old only while it could go: what waits for a
 * person, for a limit or for its next try does not.
 */
export async function findBacklog(prisma: PrismaClient, at: Date): Promise<Waiting[]> {
  const since = Prisma.sql`greatest(e."dueAt", o."restUntil", case when e.priority > 0 then o."backgroundRestUntil" end)`
  const rows = await query<Waiting & { oldestSeconds: unknown }>(
    prisma,
    Prisma.sql`
      select e.priority, count(*)::int as waiting,
        extract(epoch from ${at}::timestamptz - min(${since}) filter (where ${isDue(at)}
          and (o."restUntil" is null or o."restUntil" <= ${at}) and ${mayRunInBackground(at)}
          and exists (select 1 from "Connection" c where c."organisationId" = o.id and c.status = 'CONNECTED'
            and c."grantId" is not null)))::float as "oldestSeconds"
      from "OutboxEntry" e join "Organisation" o on o.id = e."organisationId" group by e.priority`,
  )
  return rows
}

/** What is left of the ledger's limits: of the app's minute, and of the day where least is left; undefined: not heard of. */
export interface LimitsLeft {
  appMinute: number | undefined
  day: number | undefined
  /** Of organisations whose whole day is known. */
  dayShare: number | undefined
}

export async function findLimitsLeft(prisma: PrismaClient, now: number): Promise<LimitsLeft> {
  const [shares, [days]] = await Promise.all([
    prisma.rateBudget.findMany({ where: { scope: { in: [...appScopes] } } }),
    query<{ left: number | null; share: number | null }>(
      prisma,
      Prisma.sql`
        select min(left_today) as "left", min(left_today / nullif((state->>'dayLimit')::float, 0)) as share
        from "RateBudget", lateral (select (state->>'dayLeft')::float as left_today) as day
        where scope <> 'app' and not starts_with(scope, 'app:')
          and ((state->>'dayResetsAt') is null or (state->>'dayResetsAt')::float > ${now}::float8)`,
    ),
  ])
  return {
    appMinute: appMinuteLeft(
      shares.map(({ state }) => state as unknown as Budget),
      now,
    ),
    day: days?.left ?? undefined,
    dayShare: days?.share ?? undefined,
  }
}
