import { expect, test } from 'vitest'
import { diffToSchema } from '../tools/schema-engine.ts'
import { findMissingSql, withoutHandwritten } from '../tools/missing-sql.ts'
import { createEmptyDatabase } from './testing.ts'

test('the migrations make exactly the database that schema.prisma describes', async () => {
  const shadow = await createEmptyDatabase()
  expect(await findMissingSql(shadow.url)).toBe('')
  await shadow.drop()
})

test('a model that no migration makes is noticed', async () => {
  const shadow = await createEmptyDatabase()
  const schema = 'datasource db {\n  provider = "postgresql"\n}\nmodel Forgotten {\n  id Int @id\n}\n'
  expect(await diffToSchema([migration('select 1;')], schema, shadow.url)).toContain('CREATE TABLE "Forgotten"')
  await shadow.drop()
})

test('what is marked as written by hand is left out of the comparison, up to the next empty line', () => {
  const sql =
    'create table a ();\n\n-- By hand: one live row\ncreate index b on a (x)\n  where live;\n\ncreate table c ();\n'
  expect(withoutHandwritten(migration(sql)).sql).toBe('create table a ();\n\n\n\ncreate table c ();\n')
})

function migration(sql: string) {
  return { name: '20260101000000_first', file: 'migration.sql', checksum: '', sql }
}
