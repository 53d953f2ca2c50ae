import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let owner: Asker
let admin: Asker
let member: Asker
let viewer: Asker

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Owner')
  admin = await kit.join(owner, 'Admin', 'admin')
  member = await kit.join(owner, 'Member', 'member')
  viewer = await kit.join(owner, 'Viewer', 'viewer')
})
afterAll(() => kit.close())

const RENAME = 'mutation { updateWorkspace(input: { name: "Northlight" }) { __typename ... on Workspace { name } } }'
const MAP = 'mutation { mapTax(input: { ledgerTaxRateId: "x" }) { __typename } }'
const CONNECT = 'mutation { disconnect(input: { connectionId: "x" }) { __typename } }'
const WRITE = 'mutation { createService(input: { name: "S" }) { __typename } }'
const READ = '{ invoices { totalCount } viewer { can { connect map send administer } } }'

async function codeOf(asker: Asker, operation: string): Promise<string | undefined> {
  const { errors } = await asker.ask(operation)
  return errors?.[0]?.extensions.code
}

test('everybody reads; only members and up write', async () => {
  for (const asker of [owner, admin, member, viewer]) expect(await codeOf(asker, READ)).toBeUndefined()
  for (const asker of [owner, admin, member]) expect(await codeOf(asker, WRITE)).toBeUndefined()
  expect(await codeOf(viewer, WRITE)).toBe('FORBIDDEN')
})

test('only owners and admins connect, map and administer', async () => {
  for (const operation of [RENAME, MAP, CONNECT]) {
    for (const asker of [owner, admin]) expect(await codeOf(asker, operation)).toBeUndefined()
    for (const asker of [member, viewer]) expect(await codeOf(asker, operation)).toBe('FORBIDDEN')
  }
})

test('a stranger may do nothing at all', async () => {
  for (const operation of [RENAME, MAP, CONNECT, WRITE, '{ invoices { totalCount } }', '{ connection { id } }']) {
    const { errors } = await kit.ask(operation)
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  }
})

test('a key acts for its workspace until it is revoked', async () => {
  const made = await owner.ask(
    'mutation { createApiKey(input: { name: "CI" }) { ... on CreateApiKeySuccess { key apiKey { id name start } } } }',
  )
  const { key, apiKey } = made.data.createApiKey
  expect(key).toMatch(/^tie_live_/)
  expect(key.startsWith(apiKey.start)).toBe(true)
  const ASK = '{ viewer { name email role workspace { name } } }'
  for (const [name, value] of [
    ['authorization', `Bearer ${key}`],
    ['x-api-key', key],
  ]) {
    const { data } = await kit.ask(ASK, {}, { [name]: value })
    expect(data.viewer).toMatchObject({ name: 'CI', email: null, role: 'ADMIN' })
  }
  const stored = await kit.dependencies.prisma.apikey.findFirstOrThrow()
  expect(stored.key).not.toContain(key.slice(9))

  const revoked = await owner.ask(
    'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { ... on RevokeApiKeySuccess { workspace { apiKeys { id } } } } }',
    { id: apiKey.id },
  )
  expect(revoked.data.revokeApiKey.workspace.apiKeys).toEqual([])
  const after = await kit.ask(ASK, {}, { authorization: `Bearer ${key}` })
  expect(after.data.viewer).toBeNull()
})

test('a key of another workspace can’t be revoked', async () => {
  const other = await kit.signUp('Other')
  const made = await other.ask(
    'mutation { createApiKey(input: { name: "Theirs" }) { ... on CreateApiKeySuccess { apiKey { id } } } }',
  )
  const { data } = await owner.ask(
    'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { ... on Problem { code } } }',
    { id: made.data.createApiKey.apiKey.id },
  )
  expect(data.revokeApiKey).toEqual({ code: 'NOT_FOUND' })
})

test('a nonsense key is nobody', async () => {
  for (const authorization of ['Bearer tie_live_nonsense', 'Bearer abc', 'Basic abc']) {
    const { data, errors } = await kit.ask('{ viewer { name } }', {}, { authorization })
    expect(errors).toBeUndefined()
    expect(data.viewer).toBeNull()
  }
})

test('guessing passwords is stopped', async () => {
  const guess = () =>
    kit.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost:3000',
        'x-forwarded-for': '203.0.113.9',
      },
      body: JSON.stringify({ email: 'owner@example.com', password: 'wrong password' }),
    })
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) statuses.push((await guess()).status)
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
  expect(statuses.at(-1)).toBe(429)
})

test('what fails inside is masked, and named in the log alone', async () => {
  const broken = await startKit({ env: { PUBLIC_WEB_URL: 'http://localhost:3000' } })
  const maya = await broken.signUp('Maya')
  await broken.dependencies.pool.query('alter table "Client" rename to "Gone"')
  const { data, errors } = await maya.ask('{ clients { totalCount } }')
  expect(data).toBeNull()
  expect(errors).toEqual([
    {
      message: 'Unexpected error.',
      path: expect.any(Array),
      locations: expect.any(Array),
      extensions: { code: 'INTERNAL', requestId: expect.any(String) },
    },
  ])
  await broken.close()
})
