import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findMissingPolicies } from '../../tools/missing-sql.ts'
import { connect, Prisma, type Database } from '../client.ts'
import type { Table } from '../tables.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing.ts'
import { insert, settleNeighbours, type Neighbour } from './neighbours.ts'
import { insideWorkspace } from './place.ts'
import { findMissingWall, wallIn } from './policies.ts'
import { rules, type Rule } from './rules.ts'

const a = 'workspace-a'
const b = 'workspace-b'

let files: TestDatabase
let database: Database
let client: pg.Client
let tables: Table[]
let of: { a: Neighbour; b: Neighbour }

beforeAll(async () => {
  files = await createTestDatabase()
  client = new pg.Client(files.url)
  await client.connect()
  const settled = await settleNeighbours(client, [a, b])
  tables = settled.tables
  const [first, second] = settled.neighbours
  if (!first || !second) throw new Error('Two were to settle.')
  of = { a: first, b: second }
  database = connect(files.url, { connections: 2 })
})
afterAll(async () => {
  await database.close()
  await client.end()
  await files.drop()
})

/** Does `work` as somebody of workspace a, and undoes it. */
function asA<Result>(work: (inside: pg.PoolClient) => Promise<Result>): Promise<Result> {
  return insideWorkspace(a, async () => {
    const inside = await database.pool.connect()
    try {
      await inside.query('begin')
      return await work(inside)
    } finally {
      await inside.query('rollback')
      inside.release()
    }
  })
}

function keyOf({ name, key }: Table, neighbour: Neighbour): { where: string; values: unknown[] } {
  const row = neighbour.get(name) ?? {}
  return {
    where: key.map((one, index) => `"${one}" = $${index + 1}`).join(' and '),
    values: key.map((one) => row[one]),
  }
}

const walled = Object.entries(rules).filter(([, rule]) => rule.kind === 'own' || rule.kind === 'part')
const closed = Object.entries(rules).filter(([, rule]) => rule.kind === 'closed')
const shared = Object.entries(rules).filter(([, rule]) => rule.kind === 'shared')

function tableOf(name: string): Table {
  const found = tables.find((table) => table.name === name)
  if (!found) throw new Error(`There is no table ${name} any more: take its rule away.`)
  return found
}

function mayDo(rule: Rule, right: string): boolean {
  return 'rights' in rule && rule.rights.includes(right)
}

test('every table has a rule, and every rule its table', () => {
  expect(Object.keys(rules).toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
})

test('the migrations wall in every table as its rule says', async () => {
  const shadow = await createEmptyDatabase()
  expect(await findMissingPolicies(shadow.url)).toBe('')
  const before = await readPolicies(client)
  await client.query('begin')
  for (const { table } of before) await client.query(`drop policy workspace on "${table}"`)
  for (const [name, rule] of Object.entries(rules))
    for (const statement of wallIn(name, rule)) await client.query(statement)
  const anew = await readPolicies(client)
  await client.query('rollback')
  expect(before).toEqual(anew)
  await shadow.drop()
})

test('a new table without a rule, and one without its policy, are noticed', async () => {
  await client.query('begin; create table "Forgotten" (id text primary key)')
  await expect(findMissingWall(client)).rejects.toThrow('The table Forgotten has no rule')
  await client.query(
    'rollback; begin; drop policy workspace on "Payment"; alter table "Client" disable row level security',
  )
  expect(await findMissingWall(client)).toEqual([
    'alter table "Client" enable row level security;',
    expect.stringMatching(/^create policy workspace on "Payment"/),
  ])
  await client.query('rollback')
})

describe.each(walled)('%s', (name, rule) => {
  test('without a where, only the rows of the workspace are found', async () => {
    const { rows } = await asA((inside) => inside.query(`select * from "${name}"`))
    expect(rows).toEqual([of.a.get(name)])
  })

  test('rows of others are neither changed nor deleted', async () => {
    const table = tableOf(name)
    const { where, values } = keyOf(table, of.b)
    const same = `update "${name}" set "${table.key[0]}" = "${table.key[0]}"`
    if (mayDo(rule, 'update')) {
      expect((await asA((inside) => inside.query(same))).rowCount).toBe(1)
      expect((await asA((inside) => inside.query(`${same} where ${where}`, values))).rowCount).toBe(0)
    } else await expect(asA((inside) => inside.query(same))).rejects.toThrow('permission denied')
    const deleting = asA((inside) => inside.query(`delete from "${name}" where ${where}`, values))
    if (mayDo(rule, 'delete')) expect((await deleting).rowCount).toBe(0)
    else await expect(deleting).rejects.toThrow('permission denied')
  })

  test('nothing is written into another workspace', async () => {
    const foreign = of.b.get(name) ?? {}
    const writing = asA((inside) => insert(inside, name, foreign))
    const refusal = mayDo(rule, 'insert') ? 'violates row-level security policy' : 'permission denied'
    await expect(writing).rejects.toThrow(refusal)
    if (!mayDo(rule, 'update') || !('column' in rule)) return
    const moving = `update "${name}" set "${rule.column}" = $1`
    await expect(asA((inside) => inside.query(moving, [foreign[rule.column]]))).rejects.toThrow(
      'violates row-level security policy',
    )
  })
})

test.each(closed)('%s is not reached at all', async (name) => {
  await expect(asA((inside) => inside.query(`select from "${name}"`))).rejects.toThrow('permission denied')
})

test.each(shared)('%s is everybody’s', async (name) => {
  expect((await asA((inside) => inside.query(`select from "${name}"`))).rowCount).toBe(2)
})

test('nobody’s workspace is empty', async () => {
  for (const [name] of walled) {
    const { rowCount } = await insideWorkspace('', () => database.pool.query(`select from "${name}"`))
    expect([name, rowCount]).toEqual([name, 0])
  }
})

test.each(Object.values(Prisma.ModelName))('Prisma finds of %s what is the workspace’s own', async (model) => {
  const finding = insideWorkspace(a, () => delegateOf(model).findMany())
  const { kind } = rules[model] ?? {}
  if (kind === 'closed') await expect(finding).rejects.toThrow('permission denied')
  else expect(await finding).toHaveLength(kind === 'shared' ? 2 : 1)
})

function delegateOf(model: string): { findMany(): Promise<unknown[]> } {
  const name = model.charAt(0).toLowerCase() + model.slice(1)
  return (database.prisma as unknown as Record<string, { findMany(): Promise<unknown[]> }>)[name] ?? missing(model)
}

function missing(model: string): never {
  throw new Error(`Prisma has no ${model}.`)
}

async function readPolicies(from: pg.ClientBase) {
  const { rows } = await from.query<{ table: string }>(
    `select tablename as table, policyname, permissive, roles, cmd, qual, with_check from pg_policies
      where schemaname = 'public' order by tablename, policyname`,
  )
  return rows
}
