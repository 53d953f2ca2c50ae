import { expect, test } from 'vitest'
import { nameHotStatements } from './hot-statements.ts'

test('a statement gets a name once it is sent often, and keeps it', () => {
  const nameOf = nameHotStatements()
  const first = Array.from({ length: 15 }, () => nameOf({ sql: 'select 1' }))
  expect(new Set(first)).toEqual(new Set(['']))
  const name = nameOf({ sql: 'select 1' })
  expect(name).toMatch(/^[\w-]{27}$/)
  expect(nameOf({ sql: 'select 1' })).toBe(name)
})

test('no more than sixty-four statements get a name', () => {
  const nameOf = nameHotStatements()
  const named = Array.from({ length: 80 }, (_, n) =>
    Array.from({ length: 20 }, () => nameOf({ sql: `select ${n}` })).at(-1),
  ).filter((name) => name !== '')
  expect(new Set(named).size).toBe(64)
})

test.each(['select * from "Client"', 'insert into "Client" values (1) returning *', 'select c.* from "Client" c'])(
  'a statement whose columns follow the table stays without a name: %s',
  (sql) => {
    const nameOf = nameHotStatements()
    expect(Array.from({ length: 20 }, () => nameOf({ sql })).at(-1)).toBe('')
  },
)
