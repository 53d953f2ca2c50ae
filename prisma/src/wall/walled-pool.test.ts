import { once } from 'node:events'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { connect, type Database, type DatabaseOptions } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../testing.ts'
import { insideWorkspace, outsideWorkspaces } from './place.ts'
import { ENTER } from './walled-pool.ts'

const workspaces = ['one', 'two', 'three']

let files: TestDatabase
let open: Database[] = []

beforeAll(async () => {
  files = await createTestDatabase()
  const { prisma, close } = connect(files.url)
  for (const id of workspaces) {
    await prisma.workspace.create({ data: { id, name: id, slug: id } })
    await prisma.client.create({ data: { id: `client of ${id}`, workspaceId: id, name: id } })
  }
  await close()
})
afterEach(async () => {
  for (const database of open) await database.close()
  open = []
})
afterAll(() => files.drop())

function openPool(options: DatabaseOptions): Database {
  const database = connect(files.url, options)
  open.push(database)
  return database
}

/** Every statement of every connection, those that say for whom it works among them. */
function listen({ pool }: Database): string[] {
  const said: string[] = []
  pool.on('connect', (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      const [first] = given as [string | { text: string }]
      said.push(typeof first === 'string' ? first : first.text)
      return query(...given)
    }) as typeof client.query
  })
  return said
}

function names({ pool }: Database): Promise<string[]> {
  return pool.query<{ name: string }>('select name from "Client" order by name').then(({ rows }) => namesOf(rows))
}

function namesOf(rows: readonly { name: string }[]): string[] {
  return rows.map(({ name }) => name)
}

test.each([1, 2])('workspaces that ask at once over %i connections hear each of its own', async (connectionsInside) => {
  const database = openPool({ connections: 1, connectionsInside })
  const asked = Array.from({ length: 60 }, (_, nth) => workspaces[nth % workspaces.length] ?? '')
  const heard = await Promise.all(
    asked.map((id) =>
      insideWorkspace(id, async () => [await names(database), namesOf(await database.prisma.client.findMany())]),
    ),
  )
  expect(heard).toEqual(asked.map((id) => [[id], [id]]))
})

test('unique reads of one tick are put together for one workspace, and never for two', async () => {
  const statements: string[] = []
  const database = openPool({ onStatement: (sql) => statements.push(sql) })
  const find = (of: string) => database.prisma.client.findUnique({ where: { id: `client of ${of}` } })
  const [own, foreign, same, other, all] = await Promise.all([
    insideWorkspace('one', () => find('one')),
    insideWorkspace('one', () => find('two')),
    insideWorkspace('one', () => find('one')),
    insideWorkspace('two', () => find('two')),
    outsideWorkspaces(() => Promise.all([find('one'), find('three')])),
  ])
  expect([own?.name, foreign, same?.name, other?.name]).toEqual(['one', null, 'one', 'two'])
  expect(all.map((found) => found?.name)).toEqual(['one', 'three'])
  expect(statements.filter((sql) => sql.includes('"Client"'))).toHaveLength(3)
})

test('a transaction stays where it began, whoever asks meanwhile', async () => {
  const database = openPool({ connections: 1, connectionsInside: 2 })
  const { prisma } = database
  await insideWorkspace('one', () =>
    prisma.$transaction(async (transaction) => {
      const before = namesOf(await transaction.client.findMany())
      const meanwhile = await insideWorkspace('two', () => names(database))
      const through = await outsideWorkspaces(async () => namesOf(await transaction.client.findMany()))
      const beside = await outsideWorkspaces(() => names(database))
      expect({ before, meanwhile, through, beside }).toEqual({
        ...{ before: ['one'], meanwhile: ['two'], through: ['one'] },
        beside: workspaces.toSorted(),
      })
      const writing = prisma.client.create({ data: { workspaceId: 'two', name: 'smuggled' } })
      await expect(writing).rejects.toThrow('violates row-level security policy')
    }),
  )
})

test('an undone transaction leaves its connection to the right workspace', async () => {
  const database = openPool({ connections: 1, connectionsInside: 1 })
  const undone = insideWorkspace('one', () =>
    database.prisma.$transaction(async (transaction) => {
      await transaction.client.deleteMany()
      throw new Error('undone')
    }),
  )
  await expect(undone).rejects.toThrow('undone')
  expect(await insideWorkspace('one', () => names(database))).toEqual(['one'])
  expect(await insideWorkspace('two', () => names(database))).toEqual(['two'])
})

test('a connection is told for whom it works only when that changes', async () => {
  const database = openPool({ connections: 1, connectionsInside: 1 })
  const said = listen(database)
  const ask = (id: string) => insideWorkspace(id, () => names(database))
  await ask('one')
  await ask('one')
  await outsideWorkspaces(() => names(database))
  await ask('one')
  expect(said.filter((sql) => sql === ENTER)).toHaveLength(1)
  await ask('two')
  await ask('one')
  expect(said.filter((sql) => sql === ENTER)).toHaveLength(3)
})

test('a connection that died is replaced by one that works for the same workspace', async () => {
  const database = openPool({ connections: 1, connectionsInside: 1 })
  const { pool } = database
  const pidOf = async () => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const pid = await insideWorkspace('one', pidOf)
  const died = once(pool, 'error')
  await pool.query('select pg_terminate_backend($1)', [pid])
  await died
  expect(await insideWorkspace('one', () => names(database))).toEqual(['one'])
  expect(await insideWorkspace('one', pidOf)).not.toBe(pid)
})

test('a connection that could not be told for whom it works serves nobody', async () => {
  const database = openPool({ connections: 1, connectionsInside: 1 })
  let fails = true
  database.pool.on('connect', (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      if (given[0] === ENTER && fails) return Promise.reject(new Error('no such role'))
      return query(...given)
    }) as typeof client.query
  })
  await expect(insideWorkspace('one', () => names(database))).rejects.toThrow('no such role')
  await expect(insideWorkspace('one', () => database.prisma.client.findMany())).rejects.toThrow('no such role')
  fails = false
  expect(await insideWorkspace('one', () => names(database))).toEqual(['one'])
})

test('where no wall stands, all is asked as the owner', async () => {
  const database = openPool({ isWalled: () => false })
  expect(await insideWorkspace('one', () => names(database))).toEqual(workspaces.toSorted())
})
