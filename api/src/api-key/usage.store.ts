import type { Pool } from 'pg'
import type { Counted, Usage } from './usage.ts'

/** What a key asked on one day of its workspace. */
export interface UsageDay extends Usage {
  date: string
}

/** In one order, so that two nodes never wait for each other; a key that is gone is left out. */
const add = {
  name: 'add-usage',
  text: `insert into "ApiKeyUsage" as u ("apiKeyId", "workspaceId", day, calls, points, errors, throttled)
    select k.id, w.id, (asked.at at time zone w."timeZone")::date, sum(asked.calls), sum(asked.points), sum(asked.errors),
      sum(asked.throttled)
    from unnest($1::text[], $2::timestamptz[], $3::int[], $4::int[], $5::int[], $6::int[])
        as asked (key, at, calls, points, errors, throttled)
      join "Apikey" k on k.id = asked.key join "Workspace" w on w.id = k."referenceId"
    group by 1, 2, 3 order by 1, 3
    on conflict ("apiKeyId", day) do update set calls = u.calls + excluded.calls, points = u.points + excluded.points,
      errors = u.errors + excluded.errors, throttled = u.throttled + excluded.throttled`,
}

/** Adds what a node counted to the days it happened on, in one statement. */
export async function addUsage(pool: Pool, counted: readonly Counted[]): Promise<void> {
  const column = <Key extends keyof Counted>(key: Key) => counted.map((one) => one[key])
  const values = [
    column('apiKeyId'),
    counted.map(({ at }) => new Date(at)),
    column('calls'),
    column('points'),
    column('errors'),
    column('throttled'),
  ]
  await pool.query({ ...add, values })
}

const find = {
  name: 'find-usage',
  text: `select asked.key as "apiKeyId", d::date::text as date, coalesce(u.calls, 0) as calls, coalesce(u.points, 0) as points,
      coalesce(u.errors, 0) as errors, coalesce(u.throttled, 0) as throttled
    from "Workspace" w cross join unnest($2::text[]) as asked (key)
      cross join lateral (select ($3::timestamptz at time zone w."timeZone")::date as day) as today
      cross join generate_series(today.day - ($4::int - 1), today.day, interval '1 day') d
      left join "ApiKeyUsage" u on u."apiKeyId" = asked.key and u."workspaceId" = w.id and u.day = d::date
    where w.id = $1 order by d`,
}

/** What each of a workspace's keys asked on the last `days` days until `now`, the oldest first, empty days included. */
export async function findUsage(
  pool: Pool,
  { workspaceId, now, days }: { workspaceId: string; now: Date; days: number },
  apiKeyIds: readonly string[],
): Promise<Map<string, UsageDay[]>> {
  type Row = UsageDay & { apiKeyId: string }
  const { rows } = await pool.query<Row>({ ...find, values: [workspaceId, apiKeyIds, now, days] })
  return Map.groupBy(rows, ({ apiKeyId }) => apiKeyId)
}

/** Removes the days before this one. */
export async function forgetUsage(pool: Pool, before: Date): Promise<void> {
  await pool.query('delete from "ApiKeyUsage" where day < $1::timestamptz::date', [before])
}
