import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { makeTestFolder } from './test-folder.ts'

/** Where the vitest set-up leaves the template for the processes that run the tests. */
export const TEMPLATE_VARIABLE = 'TIEOUT_TEST_TEMPLATE'

/** A server for a run of tests. */
export interface TestServer {
  /** Give this to `createTestDatabase`, or leave it in the environment under TEMPLATE_VARIABLE. */
  readonly template: TestTemplate
  /** Drops what the tests left there, and stops the server if we started it. */
  stop(): Promise<void>
}

/** The migrated database that each test's own is copied from. */
export interface TestTemplate {
  readonly serverUrl: string
  readonly name: string
}

/** A database of one test, or of one test file. */
export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/**
 * Starts a server for a run of tests: an embedded one whose data lasts as long as it runs, or the one DATABASE_URL names,
 * where only databases called `tieout_test_…` are made and dropped. `prepare` may add to the template what every test wants.
 */
export async function startTestServer(prepare?: (url: string) => Promise<unknown>): Promise<TestServer> {
  const given = process.env['DATABASE_URL']
  const { serverUrl, end } = given ? { serverUrl: given, end: async () => {} } : await startTemporary()
  const name = `tieout_test_${randomBytes(6).toString('hex')}`
  await run(serverUrl, `create database ${name}`)
  await migrate(urlOf(serverUrl, name))
  await prepare?.(urlOf(serverUrl, name))
  const stop = async () => {
    await dropAll(serverUrl, name)
    await end()
  }
  return { template: { serverUrl, name }, stop }
}

/** A new database with the template's tables and rows. Under vitest, the run's own template is found by itself. */
export async function createTestDatabase(from: TestTemplate = findTemplate()): Promise<TestDatabase> {
  return create(from, from.name)
}

/** A new database with nothing in it. */
export async function createEmptyDatabase(from: TestTemplate = findTemplate()): Promise<TestDatabase> {
  return create(from, 'template0')
}

async function create({ serverUrl, name: prefix }: TestTemplate, template: string): Promise<TestDatabase> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await run(serverUrl, `create database ${name} template ${template}`)
  return { url: urlOf(serverUrl, name), drop: () => run(serverUrl, `drop database if exists ${name} with (force)`) }
}

function findTemplate(): TestTemplate {
  const written = process.env[TEMPLATE_VARIABLE]
  if (!written)
    throw new Error(
      "No test server runs: add globalSetup: ['@tieout/prisma/test-server'] to this package's vitest.config.ts.",
    )
  return JSON.parse(written) as TestTemplate
}

async function startTemporary(): Promise<{ serverUrl: string; end: () => Promise<void> }> {
  const dataDir = await makeTestFolder()
  const server = await startPostgres({ dataDir, fsync: false })
  const end = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true })
  }
  return { serverUrl: server.url, end }
}

async function dropAll(serverUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`)
  } finally {
    await client.end()
  }
}

async function run(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
