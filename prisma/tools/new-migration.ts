import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { createEmptyDatabase, startTestServer } from '../src/testing.ts'
import { findMissingSql, MIGRATIONS } from './missing-sql.ts'

// node prisma/tools/new-migration.ts NAME: writes what schema.prisma has and the migrations lack, for you to read and complete.
const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    'Say what changes, in words joined by underscores: node prisma/tools/new-migration.ts add_invoice_notes',
  )
  process.exit(1)
}

const server = await startTestServer()
const shadow = await createEmptyDatabase(server.template)
const sql = await findMissingSql(shadow.url).finally(server.stop)
if (sql === '') {
  console.log('schema.prisma and the migrations agree: nothing to write.')
} else {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const file = join(MIGRATIONS, `${time}_${name}`, 'migration.sql')
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, `${sql}\n`)
  console.log(`Wrote ${relative(process.cwd(), file)}. Read it, and add by hand what schema.prisma cannot say.`)
}
