import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { Migration } from './migrations.ts'
import { SetupProblem, messageOf } from './setup-problem.ts'

/**
 * How long a migration waits for a table. Whoever asks for that table meanwhile waits behind it: the version that is still
 * running, too. Below PostgreSQL's second for a deadlock, so that the one who gives way is always the migration.
 */
const WAIT = '200ms'

/** Long enough for a backup to let the tables go. */
const TRIES = 600

const PAUSE_MS = 1_000

/**
 * Applies a migration and records it, both or neither. It never stands in the way of a running version for long: where a table
 * it changes is held by somebody, such as a backup, it lets everybody past and tries again.
 */
export async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let tried = 1; ; tried++) {
    const failure = await applyOnce(client, migration)
    if (!failure) return
    if (!isHeld(failure.cause)) throw failure
    if (tried === TRIES) {
      throw new SetupProblem(
        `The migration ${migration.name} waited ten minutes for tables that somebody holds, such as a backup: try again when it is done.`,
      )
    }
    await setTimeout(PAUSE_MS)
  }
}

async function applyOnce(client: pg.Client, { name, sql, checksum }: Migration): Promise<Error | undefined> {
  try {
    await client.query('begin')
    await client.query(`set local lock_timeout = '${WAIT}'`)
    await client.query(sql)
    // now() is the transaction's beginning.
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    )
    await client.query('commit')
    return undefined
  } catch (cause) {
    await client.query('rollback')
    return new Error(`The migration ${name} failed and was undone: ${messageOf(cause)}`, { cause })
  }
}

function isHeld(cause: unknown): boolean {
  const lockNotAvailable = '55P03'
  const deadlock = '40P01'
  return cause instanceof Error && 'code' in cause && (cause.code === lockNotAvailable || cause.code === deadlock)
}
