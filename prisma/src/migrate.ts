import { join } from 'node:path'
import pg from 'pg'
import { apply } from './apply.ts'
import { matchesChecksum, readMigrations, type Migration } from './migrations.ts'
import { SetupProblem, messageOf } from './setup-problem.ts'
import { raiseRole } from './wall/role.ts'

/** Prisma's own lock number: we and `prisma migrate deploy` never migrate one database at the same time. */
const LOCK = 72707369

const OLDEST = 150_000

const HISTORY = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

/**
 * Brings the database at `url` up to the newest migration and returns the names it applied. Safe to call from several
 * processes at once; refuses a database whose history is not ours. Leaves the same records as `prisma migrate deploy`.
 */
export async function migrate(url: string, folder = join(import.meta.dirname, '../migrations')): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await connect(url)
  try {
    await requireVersion(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(HISTORY)
    const pending = notYet(migrations, await loadApplied(client))
    for (const migration of pending) await apply(client, migration)
    await raiseRole(client)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** The migrations that the database at `url` lacks, oldest first; changes nothing. */
export async function findPending(url: string, folder = join(import.meta.dirname, '../migrations')): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ is_new: boolean }>(
      `select to_regclass('_prisma_migrations') is null as is_new`,
    )
    return notYet(migrations, rows[0]?.is_new ? [] : await loadApplied(client)).map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new SetupProblem(
      `The database cannot be reached (${messageOf(cause)}): check DATABASE_URL, and that its server runs.`,
    )
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; number: number }>(
    `select current_setting('server_version') as name, current_setting('server_version_num')::int as number`,
  )
  const version = rows[0]
  if (version && version.number >= OLDEST) return
  throw new SetupProblem(
    `The database server is PostgreSQL ${version?.name}, and Tieout needs 15 or newer: change DATABASE_URL.`,
  )
}

async function loadApplied(client: pg.Client): Promise<Applied[]> {
  const found = await client.query<Applied>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null order by started_at',
  )
  return found.rows
}

function notYet(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new SetupProblem(
        `The database has the migration ${name}, which this version of Tieout does not know: run the newer version.`,
      )
    }
    if (!finished_at) {
      throw new SetupProblem(
        `The migration ${name} failed half way in this database: mend it with "prisma migrate resolve".`,
      )
    }
    if (!matchesChecksum(migration, checksum)) {
      throw new SetupProblem(
        `The migration ${name} was changed after this database applied it: restore ${migration.file}.`,
      )
    }
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}
