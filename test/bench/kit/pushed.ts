import type { WithData } from './load.ts'

/** Nothing is on its way to Xero any more; throws when something failed for good. */
export async function isPushed({ dependencies: { pool } }: WithData): Promise<boolean> {
  const failed = await pool.query(
    `select "reasonCode", reason from "SyncStatus" where state in ('FAILED', 'SKIPPED') limit 1`,
  )
  if (failed.rows[0]) throw new Error(`A push failed: ${JSON.stringify(failed.rows[0])}`)
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from "OutboxEntry"`)
  return rows[0]?.count === 0
}

/** Every backfill has come to its end, and everything of it is in Xero. */
export async function isBackfilled(world: WithData): Promise<boolean> {
  const { rows } = await world.dependencies.pool.query<{ left: number }>(
    `select count(*)::int as left from "Backfill" where state <> 'FINISHED'`,
  )
  return rows[0]?.left === 0 && isPushed(world)
}
