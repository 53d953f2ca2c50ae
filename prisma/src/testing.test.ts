import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './testing.ts'

test('each test database is its own and is gone when dropped', async () => {
  const first = await createTestDatabase()
  const second = await createTestDatabase()
  await query(first.url, 'create table only_here ()')

  expect(await tables(first.url)).toContain('only_here')
  expect(await tables(second.url)).not.toContain('only_here')

  await second.drop()
  await expect(tables(second.url)).rejects.toThrow('does not exist')
  await first.drop()
})

test('a test database carries the migrations', async () => {
  const database = await createTestDatabase()
  expect(await tables(database.url)).toContain('_prisma_migrations')
  await database.drop()
})

async function tables(url: string): Promise<string[]> {
  const rows = await query(url, `select table_name from information_schema.tables where table_schema = 'public'`)
  return rows.map((row) => String(row['table_name']))
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
