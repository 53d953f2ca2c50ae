import { connect, type Database } from '@tieout/prisma'
import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshBudget, reserve, type Budget } from '../engine/budget.ts'
import type { CallReport } from '../engine/ledger-answer.ts'
import { appScopes } from './app-shares.ts'
import { findLimitsLeft } from './backlog.store.ts'
import { reserveCall, settleCall } from './budget.store.ts'

const now = Date.parse('2026-03-02T10:00:00Z')
const minute = 60_000
let database: TestDatabase
let nodes: Database[]

beforeEach(async () => {
  database = await createTestDatabase()
  nodes = Array.from({ length: 3 }, () => connect(database.url, { connections: 5 }))
})
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.close()))
  await database.drop()
})

function nodeFor(nth: number) {
  const node = nodes[nth % nodes.length]
  if (!node) throw new Error('There is no node.')
  return node.prisma
}

/** Reserves so many calls at once, each of another organisation and on the next node; answers who must wait, and for what. */
async function reserveMany(count: number, at = now) {
  const calls = Array.from({ length: count }, (_, nth) => ({
    ...{ id: `${at} ${nth}`, ledgerOrganisationId: `organisation-${nth}` },
    ...{ isInteractive: true, now: at },
  }))
  const waits = await Promise.all(calls.map((call, nth) => reserveCall(nodeFor(nth), call)))
  return { granted: calls.filter((_, nth) => !waits[nth]), waits: waits.filter((wait) => wait !== undefined) }
}

function report(limits: Partial<CallReport['limits']> = {}): CallReport {
  const none = { minuteLeft: undefined, dayLeft: undefined, appMinuteLeft: undefined }
  return {
    operation: 'createInvoices',
    status: 200,
    requestId: undefined,
    durationMs: 0,
    limits: { ...none, ...limits },
  }
}

/** As if the minute had been spent but for so many calls of each share. */
async function leaveOfEach(left: number): Promise<void> {
  const prisma = nodeFor(0)
  for (const { scope, state } of await prisma.rateBudget.findMany({ where: { scope: { in: [...appScopes] } } })) {
    const budget = state as unknown as { minuteLimit: number }
    const spent = [{ freeAt: now + minute, calls: budget.minuteLimit - left }]
    await prisma.rateBudget.update({ where: { scope }, data: { state: { ...budget, spent, inFlight: [] } } })
  }
}

test('the shares of all nodes together are the 10,000 calls a minute of the app, and not one more', async () => {
  const { granted } = await reserveMany(100)
  expect(granted).toHaveLength(100)
  expect(await findLimitsLeft(nodeFor(0), now)).toMatchObject({ appMinute: 9_900 })
  expect(await nodeFor(0).rateBudget.count({ where: { scope: { in: [...appScopes] } } })).toBe(appScopes.length)

  await leaveOfEach(2)
  const last = await reserveMany(120, now + 1)
  expect(last.granted).toHaveLength(2 * appScopes.length)
  expect(new Set(last.waits.map((wait) => wait.for))).toEqual(new Set(['app']))
  expect(await findLimitsLeft(nodeFor(0), now + 1)).toMatchObject({ appMinute: 0 })
  expect((await reserveMany(20, now + minute + 1)).granted).toHaveLength(20)
})

test('calls of one organisation that nobody knew yet wait for each other, and never so that PostgreSQL must end it', async () => {
  const call = { ledgerOrganisationId: 'organisation', isInteractive: false, now }
  const ids = Array.from({ length: 60 }, (_, nth) => `${nth}`)
  const waits = await Promise.all(ids.map((id, nth) => reserveCall(nodeFor(nth), { ...call, id })))
  expect(waits.filter((wait) => wait === undefined)).toHaveLength(5)
  const [{ deadlocks }] = await nodeFor(0).$queryRaw<[{ deadlocks: number }]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  expect(deadlocks).toBe(0)
})

test('what Xero says is left of the app counts calls that nobody here made', async () => {
  const { granted } = await reserveMany(64)
  const limits = { appMinuteLeft: 2_000 }
  await Promise.all(granted.map((call, nth) => settleCall(nodeFor(nth), call, report(limits), undefined)))
  expect(await findLimitsLeft(nodeFor(0), now)).toMatchObject({ appMinute: 2_000 })
})

test('a refusal of the whole app parks every share, on every node', async () => {
  const { granted } = await reserveMany(3)
  const [first] = granted
  if (!first) throw new Error('Nothing was granted.')
  const refusal = { kind: 'rateLimited', limit: 'app', retryAfterMs: 20_000 } as const
  await settleCall(nodeFor(0), first, report(), refusal)
  const meanwhile = await reserveMany(60, now + 19_000)
  expect(meanwhile.granted).toEqual([])
  expect(new Set(meanwhile.waits.map((wait) => wait.until))).toEqual(new Set([now + 20_000]))
  expect((await reserveMany(60, now + 20_000)).granted).toHaveLength(60)
})

/** The row of a version that knows no shares, touched at this moment; with so many calls left of the whole minute. */
async function runOlder(left: number, touchedAt: number): Promise<void> {
  const budget = freshBudget({ perMinute: 10_000, concurrent: 2_000 })
  const state = { ...budget, spent: [{ freeAt: now + minute, calls: 10_000 - left }] }
  await nodeFor(0).rateBudget.create({ data: { scope: 'app', state: state as object, updatedAt: new Date(touchedAt) } })
}

/** Takes a call as that version does. */
async function reserveOlder(id: string, at: number): Promise<boolean> {
  return nodeFor(1).$transaction(async (transaction) => {
    await transaction.$queryRaw`select 1 from "RateBudget" where scope = 'app' for update`
    const { state } = await transaction.rateBudget.findUniqueOrThrow({ where: { scope: 'app' } })
    const taken = reserve(state as unknown as Budget, at, { id, isInteractive: true })
    await transaction.rateBudget.update({
      where: { scope: 'app' },
      data: { state: taken.budget as object, updatedAt: new Date(at) },
    })
    return taken.ok
  })
}

test('while a version that keeps the limit in one row runs beside, both together take no more than it', async () => {
  await runOlder(20, now - 1_000)
  const [newer, older] = await Promise.all([
    reserveMany(25),
    Promise.all(Array.from({ length: 10 }, (_, nth) => reserveOlder(`older ${nth}`, now))),
  ])
  expect(newer.granted.length + older.filter(Boolean).length).toBe(20)
  const [first] = newer.granted
  if (!first) throw new Error('Nothing was granted.')
  const refusal = { kind: 'rateLimited', limit: 'app', retryAfterMs: 2 * minute } as const
  await settleCall(nodeFor(0), first, report({ appMinuteLeft: 0 }), refusal)
  expect(await reserveOlder('parked', now + 2 * minute - 1)).toBe(false)
})

test('the row of a version that is gone holds nobody back', async () => {
  await runOlder(0, now - 61 * minute)
  expect((await reserveMany(40)).granted).toHaveLength(40)
})
