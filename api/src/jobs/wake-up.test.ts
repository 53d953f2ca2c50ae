import { once } from 'node:events'
import { connect, type Database } from '@tieout/prisma'
import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startListener } from '../events/listener.ts'
import { systemClock } from '../lib/clock.ts'
import type { SyncDependencies } from '../sync/dependencies.ts'
import { sweepOnce } from '../sync/sweeper.ts'
import { makeWake, makeWakeUps, WAKE_CHANNEL } from './wake-up.ts'

const log = pino({ level: 'silent' })
const now = Date.parse('2026-11-21T09:00:00Z')
const at = new Date(now)

let database: TestDatabase
let connection: Database
let organisationId: string
let workspaceId: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.url)
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
  await connection.close()
  await database.drop()
})

test('a wake-up reaches the worker of every node that listens', async () => {
  const heard = ['a', 'b'].map(() => listen())
  await Promise.all(heard.map(({ listener }) => listener.started))
  const woken = heard.map(({ wakeUps }) => once(wakeUps, 'woken'))
  makeWake(connection.pool, log)(organisationId)
  expect(await Promise.all(woken)).toEqual([[organisationId], [organisationId]])
  await Promise.all(heard.map(({ listener }) => listener.close()))
})

test('a wake-up that nobody heard is made up for: the sweeper finds the row once it is committed', async () => {
  const writer = await connection.pool.connect()
  await writer.query('begin')
  await writer.query(
    `insert into "OutboxEntry" ("workspaceId", "organisationId", kind, "entityId", "dueAt", "createdAt")
     values ($1, $2, 'INVOICE', 'an invoice', $3, $3)`,
    [workspaceId, organisationId, at],
  )
  expect(await findSwept()).toEqual([])
  await writer.query('commit')
  writer.release()
  expect(await findSwept()).toEqual([organisationId])
})

/** Hears wake-ups as a node does. */
function listen() {
  const wakeUps = makeWakeUps()
  const channels = { [WAKE_CHANNEL]: (id: string) => wakeUps.emit('woken', id) }
  return {
    wakeUps,
    listener: startListener({ url: database.url, channels, onMended: () => {}, clock: systemClock, log }),
  }
}

/** Whom the sweeper wakes now. */
async function findSwept(): Promise<string[]> {
  const woken: string[] = []
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  const wake = (id: string) => void woken.push(id)
  await sweepOnce({ prisma: connection.prisma, clock, wake } as unknown as SyncDependencies)
  return woken
}
