import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/migrate.ts'
import { readMigrations, type Migration } from '../src/migrations.ts'
import { findMissingWall } from '../src/wall/policies.ts'
import { diffToSchema } from './schema-engine.ts'

/** Where the migrations lie. */
export const MIGRATIONS = join(import.meta.dirname, '../migrations')

const SCHEMA = join(import.meta.dirname, '../schema.prisma')

/** The SQL that the migrations still lack against schema.prisma; empty when they agree. `shadowUrl` names an empty database. */
export async function findMissingSql(shadowUrl: string): Promise<string> {
  const migrations = await readMigrations(MIGRATIONS)
  return diffToSchema(migrations.map(withoutHandwritten), await readFile(SCHEMA, 'utf8'), shadowUrl)
}

/**
 * What a database with the migrations, and with `sql` after them, lacks to keep the workspaces apart: one paragraph a table.
 * `shadowUrl` names an empty database.
 */
export async function findMissingPolicies(shadowUrl: string, sql = ''): Promise<string> {
  await migrate(shadowUrl)
  const client = new pg.Client(shadowUrl)
  await client.connect()
  try {
    await client.query(sql)
    const missing = await findMissingWall(client)
    return missing.length === 0
      ? ''
      : ['-- By hand: who may reach the rows (prisma/src/wall/rules.ts)', ...missing].join('\n')
  } finally {
    await client.end()
  }
}

/**
 * Leaves out what schema.prisma cannot say (a partial index, a check, a trigger), which would otherwise look like a difference.
 * A migration marks it with a line `-- By hand: why`; the mark reaches to the next empty line.
 */
export function withoutHandwritten(migration: Migration): Migration {
  const paragraphs = migration.sql.replaceAll('\r\n', '\n').split(/\n\s*\n/)
  return {
    ...migration,
    sql: paragraphs.map((paragraph) => paragraph.replace(/^-- By hand:.*$[\s\S]*/m, '')).join('\n\n'),
  }
}
