import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBreakingSql } from './additive.ts'
import { readMigrations } from './migrations.ts'

test('the version that runs during an upgrade can live beside every migration', async () => {
  const migrations = await readMigrations(join(import.meta.dirname, '../migrations'))
  expect(migrations.length).toBeGreaterThan(20)
  expect(migrations.flatMap(findBreakingSql)).toEqual([])
})

test.each([
  'alter table "Invoice" drop column "note"',
  'DROP TABLE "Invoice"',
  'ALTER TABLE "Invoice" RENAME COLUMN "a" TO "b"',
  `ALTER TYPE "Kind" RENAME VALUE 'A' TO 'B'`,
  'ALTER TABLE "Invoice" ALTER COLUMN "a" SET DATA TYPE bigint',
  'alter table "Invoice" alter column "a" set not null',
  'ALTER TABLE "Invoice" ADD COLUMN "a" text,\nADD COLUMN "b" int NOT NULL',
  'delete from "Invoice"',
])('%s is refused', (sql) => {
  expect(findBreakingSql(later(sql))).toHaveLength(1)
})

test.each([
  'ALTER TABLE "Invoice" ADD COLUMN "a" text',
  `ALTER TABLE "Invoice" ADD COLUMN "a" text[] NOT NULL DEFAULT ARRAY[]::text[]`,
  'create table "New" (id text not null)',
  `alter type "Kind" add value 'C'`,
  '-- Unused since 1.4.0: the note moved to the document\nalter table "Invoice" drop column "note"',
])('%s is taken', (sql) => {
  expect(findBreakingSql(later(sql))).toEqual([])
})

function later(sql: string) {
  return { name: '20990101000000_later', sql: `${sql};\n` }
}
