import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing.ts'
import { inspectWall } from './inspect.ts'

/** A login without any right but to its own database, as a managed server gives it. */
const owner = `plain_${randomBytes(4).toString('hex')}`
const viewer = `${owner}_viewer`

let database: TestDatabase
let ownUrl: string
let admin: pg.Client

beforeAll(async () => {
  database = await createEmptyDatabase()
  admin = new pg.Client(database.url)
  await admin.connect()
  ownUrl = await giveTo(owner, database, '')
})
afterAll(async () => {
  await takeFrom(owner, database)
  await admin.end()
  await database.drop()
})

/** Makes a login that owns this database, and answers the address it comes by. */
async function giveTo(name: string, { url }: TestDatabase, rights: string): Promise<string> {
  await admin.query(`create role ${name} login ${rights} password '${name}'`)
  await admin.query(`alter database ${nameOf(url)} owner to ${name}`)
  return urlFor(url, name)
}

async function takeFrom(name: string, { url }: TestDatabase): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`alter database ${nameOf(url)} owner to current_user`)
  await client.query(`drop owned by ${name} cascade; drop owned by ${name}_viewer`)
  await client.query(`drop role ${name}_viewer; drop role ${name}`)
  await client.end()
}

function urlFor(url: string, name: string): string {
  return Object.assign(new URL(url), { username: name, password: name }).href
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}

test('a migrated database keeps the workspaces apart', async () => {
  const made = await createTestDatabase()
  expect(await inspectWall(made.url)).toEqual({ stands: true, lacks: [] })
  await made.drop()
})

test('after a restore without rights, migrating gives them back', async () => {
  const restored = await createTestDatabase()
  const client = new pg.Client(restored.url)
  await client.connect()
  const role = `"${decodeURIComponent(new URL(restored.url).username)}_viewer"`
  await client.query(`revoke all on all tables in schema public from ${role}`)
  expect(await inspectWall(restored.url)).toMatchObject({
    stands: false,
    lacks: expect.arrayContaining([grantOf('Document')]),
  })
  expect(await migrate(restored.url)).toEqual([])
  expect(await inspectWall(restored.url)).toEqual({ stands: true, lacks: [] })
  await client.end()
  await restored.drop()
})

test('an owner who may make roles needs nobody', async () => {
  const creator = `creator_${randomBytes(4).toString('hex')}`
  const own = await createEmptyDatabase()
  const url = await giveTo(creator, own, 'createrole')
  await migrate(url)
  expect(await inspectWall(url)).toEqual({ stands: true, lacks: [] })
  await takeFrom(creator, own)
  await own.drop()
})

test('where the owner may make no role, it is said what an administrator runs, and that is all it takes', async () => {
  expect((await migrate(ownUrl)).length).toBeGreaterThan(20)
  const { stands, lacks } = await inspectWall(ownUrl)
  expect(stands).toBe(false)
  expect(lacks.slice(0, 2)).toEqual([`create role ${viewer} nologin`, `grant ${viewer} to ${owner}`])
  for (const statement of lacks) await admin.query(statement)
  expect(await inspectWall(ownUrl)).toEqual({ stands: true, lacks: [] })
})

test('once the role is there, the owner gives it what is new by itself', async () => {
  await admin.query(`revoke all on "Document" from ${viewer}`)
  expect((await inspectWall(ownUrl)).stands).toBe(false)
  await migrate(ownUrl)
  expect(await inspectWall(ownUrl)).toEqual({ stands: true, lacks: [] })
})

test('a role that somebody signs in with is not taken for it', async () => {
  await admin.query(`alter role ${viewer} login`)
  await expect(inspectWall(ownUrl)).rejects.toThrow(`The role ${viewer} is one that signs in`)
  await admin.query(`alter role ${viewer} nologin`)
})

test('whoever does not own the tables is told so', async () => {
  const other = `${owner}_other`
  await admin.query(
    `create role ${other} login password '${other}'; grant all on all tables in schema public to ${other}`,
  )
  await expect(inspectWall(urlFor(ownUrl, other))).rejects.toThrow('does not own the table')
  await admin.query(`drop owned by ${other}; drop role ${other}`)
})

function grantOf(table: string) {
  return expect.stringMatching(new RegExp(`^grant .* on .*"${table}".* to .*_viewer"?$`))
}
