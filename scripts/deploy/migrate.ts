import { readFileSync } from 'node:fs'
import { findPending, migrate } from '@tieout/prisma/migrate'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'

/** Brings the database that DATABASE_URL (or DATABASE_URL_FILE) names up to date; with `--check`, only says whether it is. */
async function main(): Promise<number> {
  const { DATABASE_URL: given, DATABASE_URL_FILE: file } = process.env
  const url = given || (file ? readFileSync(file, 'utf8').trim() : undefined)
  if (!url) throw new SetupProblem('DATABASE_URL is missing: it names the database to migrate.')
  if (process.argv.includes('--check')) {
    const pending = await findPending(url)
    console.log(pending.length === 0 ? 'The database is up to date.' : `Pending: ${pending.join(', ')}`)
    return pending.length === 0 ? 0 : 1
  }
  const applied = await migrate(url)
  console.log(applied.length === 0 ? 'The database was up to date.' : `Applied: ${applied.join(', ')}`)
  return 0
}

try {
  process.exitCode = await main()
} catch (cause) {
  console.error(messageOf(cause))
  process.exitCode = 1
}
