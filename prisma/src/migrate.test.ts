import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPending, migrate } from './migrate.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let folder: string
let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-migrations-'))
  database = await createTestDatabase()
  client = new pg.Client(database.url)
  await client.connect()
  // The template has the product's own history; these tests write another.
  await client.query('drop table _prisma_migrations')
})

afterEach(async () => {
  await client.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

test('pending migrations are applied once, oldest first', async () => {
  await write('20260102000000_second', 'alter table step add column second int')
  await write('20260101000000_first', 'create table step (first int)')

  expect(await migrate(database.url, folder)).toEqual(['20260101000000_first', '20260102000000_second'])
  expect(await migrate(database.url, folder)).toEqual([])
})

test('what is pending can be asked for without changing anything', async () => {
  await write('20260101000000_first', 'create table step (first int)')
  expect(await findPending(database.url, folder)).toEqual(['20260101000000_first'])
  await migrate(database.url, folder)
  expect(await findPending(database.url, folder)).toEqual([])
})

test('a migration is recorded as Prisma records it', async () => {
  const sql = 'create table step ();\ncreate index on step ((1));\n'
  await write('20260101000000_first', sql)
  await migrate(database.url, folder)

  const { rows } = await client.query('select * from _prisma_migrations')
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash('sha256').update(sql).digest('hex'),
      migration_name: '20260101000000_first',
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      rolled_back_at: null,
      logs: null,
      applied_steps_count: 1,
    },
  ])
})

test('a migration that fails leaves nothing behind and can be tried again', async () => {
  await write('20260101000000_first', 'create table step (); select 1 / 0')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    '20260101000000_first failed and was undone: division by zero',
  )

  await write('20260101000000_first', 'create table step ()')
  expect(await migrate(database.url, folder)).toEqual(['20260101000000_first'])
})

test('a migration changed after it was applied is refused', async () => {
  await write('20260101000000_first', 'create table step ()')
  await migrate(database.url, folder)
  await write('20260101000000_first', 'create table other ()')

  await expect(migrate(database.url, folder)).rejects.toThrow(
    '20260101000000_first was changed after this database applied it',
  )
})

test('line endings that Git rewrote are no change', async () => {
  await write('20260101000000_first', 'create table step ();\ncreate table other ();\n')
  await migrate(database.url, folder)
  await write('20260101000000_first', 'create table step ();\r\ncreate table other ();\r\n')

  expect(await migrate(database.url, folder)).toEqual([])
})

test('a database from a newer version is refused', async () => {
  await write('20260101000000_first', 'create table step ()')
  await migrate(database.url, folder)
  await rm(join(folder, '20260101000000_first'), { recursive: true })

  await expect(migrate(database.url, folder)).rejects.toThrow(
    'which this version of Tieout does not know: run the newer version',
  )
})

test('several processes migrating at once apply each migration once', async () => {
  await write('20260101000000_first', 'create table step ()')

  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)))
  expect(applied.flat()).toEqual(['20260101000000_first'])
})

test('a table that somebody holds is waited for without keeping others from it', async () => {
  await write('20260101000000_first', 'create table step (first int)')
  await migrate(database.url, folder)
  await write('20260102000000_second', 'alter table step add column second int')
  await client.query('begin; lock table step in access share mode')
  const running = new pg.Client(database.url)
  await running.connect()

  const migrating = migrate(database.url, folder)
  await untilSomebodyWaitsFor('step', running)
  // Behind a migration that waits for ever this would wait for ever, too: the table is held until after it was read.
  expect((await running.query('select first from step')).rows).toEqual([])
  await client.query('commit')

  expect(await migrating).toEqual(['20260102000000_second'])
  await running.end()
})

test('a database that cannot be reached is named by its setting', async () => {
  const nowhere = 'postgresql://tieout:secret@127.0.0.1:1/tieout'
  await expect(migrate(nowhere, folder)).rejects.toThrow(/^The database cannot be reached .*check DATABASE_URL/)
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function untilSomebodyWaitsFor(table: string, asker: pg.Client): Promise<void> {
  const waiting = 'select from pg_locks where relation = $1::regclass and not granted'
  while ((await asker.query(waiting, [table])).rowCount === 0);
}
