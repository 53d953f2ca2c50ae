import type { Pool } from 'pg'
import type { Policy, Standing } from './bucket.ts'

/** As `pour` counts it; an earlier clock of another node takes nothing back. */
const spend = {
  name: 'spend-allowance',
  text: `insert into "ApiAllowance" as a (subject, spent, "isRefused", at)
    select subject, case when points > $3 then 0 else points end, points > $3, $5::timestamptz
    from unnest($1::text[], $2::float8[]) as asked (subject, points)
    on conflict (subject) do update set (spent, "isRefused", at) = (
      select case when left_over + asked > $3 then left_over else left_over + asked end, left_over + asked > $3,
        greatest(a.at, $5::timestamptz)
      from (select
        greatest(a.spent - greatest(extract(epoch from $5::timestamptz - a.at), 0) * $4, 0)::float8 as left_over,
        ($2::float8[])[array_position($1::text[], a.subject)] as asked) as counted)
    returning subject, spent, "isRefused"`,
}

/** Spends each subject's points, or none of them, in one statement. */
export async function spendPoints(
  pool: Pool,
  { capacity, perSecond }: Policy,
  points: ReadonlyMap<string, number>,
  now: Date,
): Promise<Map<string, Standing>> {
  const values = [[...points.keys()], [...points.values()], capacity, perSecond, now]
  const { rows } = await pool.query<Standing & { subject: string }>({ ...spend, values })
  return new Map(rows.map(({ subject, spent, isRefused }) => [subject, { spent, isRefused }]))
}

/** Whoever has not asked since then has everything again. */
export async function forgetAllowances(pool: Pool, before: Date): Promise<void> {
  await pool.query('delete from "ApiAllowance" where at < $1', [before])
}
