import { join } from 'node:path'
import { readMigrations } from '@tieout/prisma/migrations'
import type { Dependencies } from '../dependencies.ts'

/** What keeps this process from serving, by name; empty when it is ready. */
export async function findUnready({ pool, listener }: Dependencies): Promise<string[]> {
  const checks: Record<string, () => Promise<boolean>> = {
    database: async () => (await pool.query('select 1')).rowCount === 1,
    migrations: async () => {
      const applied = await pool.query<{ migration_name: string }>(
        'select migration_name from _prisma_migrations where finished_at is not null',
      )
      const names = new Set(applied.rows.map((row) => row.migration_name))
      return (await readMigrations(MIGRATIONS)).every((migration) => names.has(migration.name))
    },
    listen: async () => listener.isListening(),
  }
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, fine: await check().catch(() => false) })),
  )
  return answers.filter((answer) => !answer.fine).map((answer) => answer.name)
}

const MIGRATIONS = join(import.meta.dirname, '../../../prisma/migrations')
