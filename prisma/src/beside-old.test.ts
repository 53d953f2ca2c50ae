import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBesideOlder } from './additive.ts'
import { migrate } from './migrate.ts'
import { readMigrations, type Migration } from './migrations.ts'
import { startOldVersion, type OldVersion } from './old-version.ts'
import { createEmptyDatabase, type TestDatabase } from './testing.ts'

const migrations = await readMigrations(join(import.meta.dirname, '../migrations'))
const before = migrations.filter((migration) => !isBesideOlder(migration))

let database: TestDatabase
let folder: string
let running: OldVersion[]

beforeEach(async () => {
  running = []
  database = await createEmptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'tieout-beside-old-'))
  for (const migration of before) await put(migration)
  await migrate(database.url, folder)
})

afterEach(async () => {
  for (const old of running) await old.stop()
  await database.drop()
  await rm(folder, { recursive: true })
})

test('an old version writes, changes, reads and deletes in every table of its own while newer migrations run, and after', async () => {
  running = await Promise.all([1, 2, 3].map((number) => startOldVersion(database.url, number)))
  expect(running[0]?.tables.length).toBeGreaterThan(40)
  for (const old of running) await old.work()

  for (const migration of migrations.slice(before.length)) await put(migration)
  let isMigrated = false
  const migrating = migrate(database.url, folder).finally(() => (isMigrated = true))
  const working = running.map(async (old) => {
    while (!isMigrated) await old.work()
    // Once more, on what the migrations left.
    await old.work()
  })
  const [applied] = await Promise.all([migrating, ...working])

  expect(applied).toEqual(migrations.slice(before.length).map(({ name }) => name))
})

test.each([
  ['a column without a default', 'alter table "Client" add column later text not null', 'null value in column "later"'],
  ['a new unique index', 'create unique index later on "Client" ("workspaceId", "name")', 'later'],
  ['a check of what may be written', `alter table "Client" add check (name ~ '[A-Z]')`, 'violates check constraint'],
  [
    'a reference to another table',
    'alter table "Client" add foreign key (name) references "User" (id)',
    'violates foreign key constraint',
  ],
  ['a column taken away', 'alter table "Client" drop column "name"', 'column "name"'],
])('%s would be noticed', async (_, sql, refusal) => {
  const old = await startOldVersion(database.url, 1)
  running = [old]
  await old.work()
  const newer = new pg.Client(database.url)
  await newer.connect()
  await newer.query(sql)
  await newer.end()
  await expect(old.work()).rejects.toThrow(refusal)
})

async function put({ file }: Migration): Promise<void> {
  await cp(dirname(file), join(folder, basename(dirname(file))), { recursive: true })
}
