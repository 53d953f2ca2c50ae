import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../lib/clock.ts'
import { makeServer } from '../server.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { makeSharedAllowance } from './allowance.ts'
import { hourly, pour } from './bucket.ts'

let now = Date.parse('2026-11-21T09:00:00Z')
const clock = { ...systemClock, now: () => now }
let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit({ clock, env: { API_POINTS_PER_HOUR: '3600' } })
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

async function newKey(): Promise<Record<string, string>> {
  const { data } =
    await owner.ask(`mutation { createApiKey(input: { name: "Shop", scopes: [INVOICES_READ, CONTACTS_WRITE] }) {
    ... on CreateApiKeySuccess { key } } }`)
  return { authorization: `Bearer ${data.createApiKey.key}` }
}

async function post(headers: Record<string, string>, query: string, app = kit.request) {
  const answer = await app('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify({ query }),
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any }
}

const dear = '{ invoices(first: 100) { nodes { number total { amount } lines { net { amount } } } } }'

test('an answer says what it cost, and how the allowance of the key stands', async () => {
  const { body, headers } = await post(
    await newKey(),
    '{ invoices(first: 100) { nodes { number } } rateLimit { limit cost remaining } }',
  )
  expect(body.extensions.cost).toEqual({
    requested: 7,
    actual: 1,
    throttleStatus: { maximumAvailable: 3_600, currentlyAvailable: 3_593, restoreRate: 1 },
  })
  expect(body.data.rateLimit).toEqual({ limit: 3_600, cost: 7, remaining: 3_593 })
  expect(headers.get('ratelimit-policy')).toBe('"points";q=3600;w=3600')
  expect(headers.get('ratelimit')).toBe('"points";r=3593;t=7')
})

test('a mutation costs five points at least, and is not given back', async () => {
  const { body } = await post(
    await newKey(),
    'mutation { createClient(input: { name: "Bo" }) { ... on Client { id } } }',
  )
  expect(body.extensions.cost).toMatchObject({ requested: 5, actual: 5 })
})

test('whoever spent all is told when to come back, and may then', async () => {
  const key = await newKey()
  const ask = () => post(key, '{ invoices(first: 100) { nodes { number } } }')
  await kit.dependencies.pool.query(
    `insert into "ApiAllowance" select 'key:' || id, 3599, false, $1 from "Apikey"
    on conflict (subject) do update set spent = 3599, at = $1`,
    [new Date(now)],
  )
  const { status, body, headers } = await ask()
  expect(status).toBe(429)
  expect(body.errors[0].extensions).toMatchObject({ code: 'THROTTLED', retryAfterSeconds: 6 })
  expect(headers.get('retry-after')).toBe('6')
  expect(headers.get('ratelimit')).toBe('"points";r=1;t=3599')
  now += 6_000
  expect((await ask()).status).toBe(200)
})

test('what was paid for and did not come is taken off the next operation', async () => {
  const key = await newKey()
  const first = await post(key, dear)
  const { requested, throttleStatus } = first.body.extensions.cost
  expect(first.body.extensions.cost.actual).toBe(1)
  const second = await post(key, dear)
  expect(throttleStatus.currentlyAvailable - second.body.extensions.cost.throttleStatus.currentlyAvailable).toBe(1)
  expect(requested).toBeGreaterThan(20)
})

test('two nodes spend one allowance: it is never overdrawn', async () => {
  const other = makeServer(kit.dependencies).app
  const key = await newKey()
  const apps = [kit.request, ((...given) => other.request(...given)) as typeof kit.request]
  const query = 'mutation { a: createClient(input: { name: "A" }) { __typename } }'
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => post(key, query, apps[n % 2])))
  const rests = answers.map(({ body }) => body.extensions.cost.throttleStatus.currentlyAvailable)
  expect(Math.min(...rests)).toBe(3_600 - 60 * 5)
})

test('PostgreSQL counts as the bucket does', async () => {
  const policy = hourly(3_600)
  const shared = makeSharedAllowance(kit.dependencies, policy)
  let bucket = { spent: 0, at: now }
  for (const [afterMs, points] of [
    [0, 3_000],
    [250, 700],
    [99_750, 700],
    [-50_000, 5],
    [4_000_000, 3_600],
    [0, 1],
  ] as const) {
    now += afterMs
    const expected = pour(policy, bucket, now, points)
    expect(await shared.spend('compared', points)).toEqual(expected)
    bucket = { spent: expected.spent, at: Math.max(now, bucket.at) }
  }
})

test('a person’s own questions are counted too, and those of our pages are not', async () => {
  const own = await post(owner.headers, '{ rateLimit { limit } }')
  expect(own.body.data.rateLimit).toEqual({ limit: 3_600 })
  const anonymous = await post({}, '{ __typename }')
  expect(anonymous.headers.get('ratelimit')).toBeNull()
  expect(anonymous.body.extensions).toBeUndefined()
})
