import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { createEmptyDatabase, startTestServer } from '../src/testing.ts'
import { findMissingPolicies, findMissingSql, MIGRATIONS } from './missing-sql.ts'

// node prisma/tools/new-migration.ts NAME: writes what schema.prisma has and the migrations lack, with the policies of what is new,
// for you to read and complete.
const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    'Say what changes, in words joined by underscores: node prisma/tools/new-migration.ts add_invoice_notes',
  )
  process.exit(1)
}

const server = await startTestServer()
const sql = await findMissing().finally(server.stop)
if (sql === '') {
  console.log('schema.prisma, the rules and the migrations agree: nothing to write.')
} else {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const file = join(MIGRATIONS, `${time}_${name}`, 'migration.sql')
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, `${sql}\n`)
  console.log(`Wrote ${relative(process.cwd(), file)}. Read it, and add by hand what schema.prisma cannot say.`)
}

async function findMissing(): Promise<string> {
  const [shadow, walled] = [await createEmptyDatabase(server.template), await createEmptyDatabase(server.template)]
  const tables = await findMissingSql(shadow.url)
  return [tables, await findMissingPolicies(walled.url, tables)].filter((part) => part !== '').join('\n\n')
}
