import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal, unseal, type SealKey } from '../lib/seal.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { places, reseal } from './reseal.ts'
import { findOld, replaceText } from './reseal.store.ts'

let kit: Kit
let owner: Asker
let before: SealKey
let now: SealKey

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Ada')
  const { id, key } = kit.dependencies.env.encryption
  before = { id, key }
  now = { id: 'new', key: Buffer.alloc(32, 9), previous: [before] }
})
afterAll(() => kit.close())

async function keepSecrets(): Promise<{ grantId: string; secret: string }> {
  const { prisma } = kit.dependencies
  const grantId = crypto.randomUUID()
  await prisma.grant.create({
    data: {
      ...{ id: grantId, ledgerUserId: grantId, scopes: [], accessExpiresAt: new Date(), refreshedAt: new Date() },
      sealedAccessToken: seal('access', grantId, before),
      sealedRefreshToken: seal('refresh', grantId, before),
    },
  })
  const make = `mutation { createWebhookEndpoint(input: { url: "https://example.com/hook" }) {
    ... on CreateWebhookEndpointSuccess { secret } } }`
  const { data } = await kit.ask(make, {}, { ...owner.headers, 'idempotency-key': grantId })
  await kit.request('/api/auth/request-password-reset', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kit.dependencies.env.publicWebUrl },
    body: JSON.stringify({ email: 'ada@example.com' }),
  })
  return { grantId, secret: data.createWebhookEndpoint.secret }
}

test('every place where something is sealed is known', async () => {
  const { rows } = await kit.dependencies.pool.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where column_name like 'sealed%'`,
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter((row) => !places.some((one) => one.table === row.table && one.column === row.column))).toEqual([])
})

test('after a change of keys everything is sealed with the new one, and opens with it alone', async () => {
  const { grantId, secret } = await keepSecrets()
  const { pool, prisma } = kit.dependencies
  const { done, lost } = await reseal(pool, now)
  expect(lost).toBe(0)
  // Two tokens, a webhook's secret, a kept answer, and a mail in text and HTML.
  expect(done).toBeGreaterThanOrEqual(6)
  for (const place of places) expect(await findOld(pool, place, now.id, [])).toEqual([])
  const alone = { id: now.id, key: now.key }
  const grant = await prisma.grant.findUniqueOrThrow({ where: { id: grantId } })
  expect(unseal(grant.sealedRefreshToken, grantId, alone)).toBe('refresh')
  const endpoint = await prisma.webhookEndpoint.findFirstOrThrow()
  expect(unseal(endpoint.sealedSecret, `webhook endpoint:${endpoint.id}`, alone)).toBe(secret)
  expect(await reseal(pool, now)).toEqual({ done: 0, lost: 0 })
})

test('a token that is changed meanwhile is left as it became', async () => {
  const { pool, prisma } = kit.dependencies
  const { grantId } = await keepSecrets()
  const place = { table: 'Grant', column: 'sealedAccessToken', owner: 'id' }
  const [found] = await findOld(pool, place, now.id, [])
  if (!found) throw new Error('Nothing is sealed with the old key.')
  const fresh = seal('fresh', grantId, now)
  await prisma.grant.update({ where: { id: grantId }, data: { sealedAccessToken: fresh } })
  await replaceText(pool, place, found, seal('access', grantId, now))
  expect((await prisma.grant.findUniqueOrThrow({ where: { id: grantId } })).sealedAccessToken).toBe(fresh)
})

test('what no known key opens is told, and left as it is', async () => {
  const { pool, prisma } = kit.dependencies
  await keepSecrets()
  const stranger = { id: 'stranger', key: Buffer.alloc(32, 1) }
  const { lost } = await reseal(pool, stranger)
  expect(lost).toBeGreaterThan(0)
  expect(await prisma.grant.count({ where: { sealedAccessToken: { startsWith: 'stranger' } } })).toBe(0)
})
