import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSharedAllowance } from '../allowance/allowance.ts'
import { hourly } from '../allowance/bucket.ts'
import { makeDependencies } from '../dependencies.ts'
import { systemClock } from '../lib/clock.ts'
import { makeServer } from '../server.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { forgetOldUsage, makeUsageCounter } from './usage.ts'

const morning = Date.parse('2026-11-21T09:00:00Z')
let now = morning
const clock = { ...systemClock, now: () => now }
let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit({ clock, env: { API_POINTS_PER_HOUR: '1000' } })
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

async function newKey(name: string): Promise<Record<string, string>> {
  const { data } = await owner.ask(
    `mutation ($name: String!) { createApiKey(input: { name: $name, scopes: [INVOICES_READ, CONTACTS_WRITE] }) {
      ... on CreateApiKeySuccess { key } } }`,
    { name },
  )
  return { authorization: `Bearer ${data.createApiKey.key}` }
}

const READ = '{ viewer { workspace { apiKeys { name usage { date calls points errors throttled } } } } }'

/** The days on which a key asked anything, as who administers reads them. */
async function usageOf(name: string): Promise<Record<string, unknown>[]> {
  const { data } = await owner.ask(READ)
  const { usage } = data.viewer.workspace.apiKeys.find((key: { name: string }) => key.name === name)
  return usage.filter(({ calls }: { calls: number }) => calls > 0)
}

test('a day tells calls, points, errors and what the limit refused', async () => {
  const headers = await newKey('Shop')
  await kit.ask('{ viewer { name } }', {}, headers)
  await kit.ask('mutation { createClient(input: { name: "Bo" }) { ... on Client { id } } }', {}, headers)
  await kit.ask('mutation { createService(input: { name: "S" }) { __typename } }', {}, headers)
  await kit.ask('{ nothing }', {}, headers)
  const { id } = await kit.dependencies.prisma.apikey.findFirstOrThrow({ where: { name: 'Shop' } })
  await makeSharedAllowance(kit.dependencies, hourly(1_000)).spend(`key:${id}`, 980)
  const dear = '{ invoices(first: 100) { nodes { number total { amount } lines { net { amount } } } } }'
  const { errors } = await kit.ask(dear, {}, headers)
  expect(errors?.[0]?.extensions.code).toBe('THROTTLED')
  await kit.dependencies.usage.flush()
  const [day, ...rest] = await usageOf('Shop')
  expect(rest).toEqual([])
  expect(day).toMatchObject({ date: '2026-11-21', calls: 4, throttled: 1 })
  expect(day).toMatchObject({ points: 1 + 5 + 5, errors: 0 })
})

test('a scope that is lacking is an error, and costs nothing', async () => {
  const headers = await newKey('Curious')
  expect((await kit.ask('{ auditLog { nodes { id } } }', {}, headers)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  await kit.dependencies.usage.flush()
  expect(await usageOf('Curious')).toMatchObject([{ calls: 1, points: 0, errors: 1, throttled: 0 }])
})

test('a call writes nothing by itself; thirty days are told of each key, those without anything too', async () => {
  const headers = await newKey('Quiet')
  const { rows: before } = await kit.dependencies.pool.query('select * from "ApiKeyUsage" order by 1')
  await kit.ask('{ viewer { name } }', {}, headers)
  const { rows: after } = await kit.dependencies.pool.query('select * from "ApiKeyUsage" order by 1')
  expect(after).toEqual(before)
  const { data } = await owner.ask(READ)
  for (const { usage } of data.viewer.workspace.apiKeys) expect(usage).toHaveLength(30)
})

test('what several nodes counted adds up, each part on the day it happened in the workspace’s zone', async () => {
  const headers = await newKey('Busy')
  const [key] = await kit.dependencies.prisma.apikey.findMany({ where: { name: 'Busy' } })
  await owner.ask('mutation { updateWorkspace(input: { timeZone: "Asia/Kathmandu" }) { __typename } }')
  const other = makeDependencies(kit.dependencies.env, { clock })
  const { app } = makeServer(other)
  const askOther = () =>
    app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    })
  // Midnight in Kathmandu is at a quarter past six in the evening.
  now = Date.parse('2026-11-22T18:14:59Z')
  await Promise.all([kit.ask('{ viewer { name } }', {}, headers), askOther(), askOther()])
  now = Date.parse('2026-11-22T18:15:00Z')
  await kit.ask('{ viewer { name } }', {}, headers)
  await Promise.all([kit.dependencies.usage.flush(), other.close()])
  expect(await usageOf('Busy')).toMatchObject([
    { date: '2026-11-22', calls: 3 },
    { date: '2026-11-23', calls: 1 },
  ])
  expect(key?.referenceId).toBe(owner.workspaceId)
})

test('what could not be written is written the next time', async () => {
  await newKey('Patient')
  const { id } = await kit.dependencies.prisma.apikey.findFirstOrThrow({ where: { name: 'Patient' } })
  const { pool } = kit.dependencies
  let isDown = true
  const query = (...given: [never]) => (isDown ? Promise.reject(new Error('down')) : pool.query(...given))
  const counter = makeUsageCounter({ pool: Object.assign(Object.create(pool) as typeof pool, { query }), clock })
  counter.note(id, { calls: 2, points: 7, errors: 1, throttled: 0 })
  await expect(counter.flush()).rejects.toThrow('down')
  isDown = false
  counter.note(id, { calls: 1, points: 1, errors: 0, throttled: 0 })
  await counter.flush()
  await counter.flush()
  expect(await usageOf('Patient')).toMatchObject([{ calls: 3, points: 8, errors: 1 }])
})

test('who may not administer is told nothing of it', async () => {
  const member = await kit.join(owner, 'Mia', 'member')
  const { errors } = await member.ask(READ)
  expect(errors?.every(({ extensions }) => extensions.code === 'FORBIDDEN')).toBe(true)
  expect(errors?.length).toBeGreaterThan(0)
})

test('what is older than it is told is forgotten', async () => {
  now = morning + 33 * 24 * 60 * 60_000
  await forgetOldUsage(kit.dependencies)
  const { rows } = await kit.dependencies.pool.query('select distinct day::text from "ApiKeyUsage" order by 1')
  expect(rows).toEqual([{ day: '2026-11-22' }, { day: '2026-11-23' }])
})
