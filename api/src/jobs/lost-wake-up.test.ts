import { connect, type Database } from '@tieout/prisma'
import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import type { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SyncDependencies } from '../sync/dependencies.ts'
import { sweepOnce } from '../sync/sweeper.ts'
import { drainQueue, openQueue } from './wake-up.ts'

const now = Date.parse('2026-11-21T09:00:00Z')
const at = new Date(now)

let database: TestDatabase
let connection: Database
let boss: PgBoss
let organisationId: string
let workspaceId: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.url)
  boss = await openQueue(database.url, pino({ level: 'silent' }))
  const { prisma } = connection
  workspaceId = (await prisma.workspace.create({ data: { name: 'Studio', slug: 'studio' } })).id
  const read = { referenceSyncedAt: at, lastPolledAt: at }
  const organisation = { workspaceId, ledgerOrganisationId: 'there', name: 'Studio Ltd', ...read }
  organisationId = (await prisma.organisation.create({ data: organisation })).id
  const tokens = { sealedAccessToken: '', sealedRefreshToken: '', accessExpiresAt: at, refreshedAt: at }
  const grant = await prisma.grant.create({ data: { ledgerUserId: 'somebody', ...tokens } })
  await prisma.connection.create({ data: { workspaceId, organisationId, grantId: grant.id, status: 'CONNECTED' } })
})
afterAll(async () => {
  await boss.stop({ graceful: false })
  await connection.close()
  await database.drop()
})

describe('a wake-up sent inside the transaction of what it is for', () => {
  test('is lost when the earlier one is taken and done before the commit, and the sweeper finds the row', async () => {
    const send = (db?: { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }) =>
      boss.send(drainQueue, { organisationId }, { singletonKey: organisationId, ...(db ? { db } : {}) })
    expect(await send()).toEqual(expect.any(String))

    const writer = await connection.pool.connect()
    await writer.query('begin')
    await writer.query(
      `insert into "OutboxEntry" ("workspaceId", "organisationId", kind, "entityId", "dueAt", "createdAt")
       values ($1, $2, 'INVOICE', 'an invoice', $3, $3)`,
      [workspaceId, organisationId, at],
    )
    const executeSql = async (text: string, values?: unknown[]) => writer.query(text, values)
    expect(await send({ executeSql })).toBeNull()

    const [earlier] = await boss.fetch<{ organisationId: string }>(drainQueue)
    expect(earlier?.data).toEqual({ organisationId })
    expect(await findSwept()).toEqual([])
    await boss.complete(drainQueue, earlier?.id ?? '')
    await writer.query('commit')
    writer.release()

    expect(await boss.fetch(drainQueue)).toEqual([])
    expect(await findSwept()).toEqual([organisationId])
  })
})

/** Whom the sweeper wakes now. */
async function findSwept(): Promise<string[]> {
  const woken: string[] = []
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  const wake = (id: string) => void woken.push(id)
  await sweepOnce({ prisma: connection.prisma, clock, wake } as unknown as SyncDependencies)
  return woken
}
