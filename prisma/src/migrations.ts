import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One step of the database's history, as written in `prisma/migrations/<time>_<name>/migration.sql`. */
export interface Migration {
  readonly name: string
  readonly file: string
  readonly sql: string
  /** SHA-256 of the file, as Prisma records it. */
  readonly checksum: string
}

/** The migrations in `folder`, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => readMigration(folder, name)))
}

/** Whether a recorded checksum is this migration's. Git may have changed the line endings since. */
export function matchesChecksum({ sql, checksum }: Migration, recorded: string): boolean {
  if (checksum === recorded) return true
  const unix = sql.replaceAll('\r\n', '\n')
  return [unix, unix.replaceAll('\n', '\r\n')].some((text) => sha256(text) === recorded)
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const file = join(folder, name, 'migration.sql')
  const sql = await readFile(file, 'utf8')
  return { name, file, sql, checksum: sha256(sql) }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
