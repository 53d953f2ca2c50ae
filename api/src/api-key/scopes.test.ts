import { parse, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSchema } from '../schema.ts'
import { startKit, type Answer, type Asker, type Kit } from '../testing/kit.ts'
import { fieldScopes, typeScopes } from './field-scopes.ts'
import { requiredScopes } from './required-scopes.ts'
import { allows, permissionsFrom, scopes, scopesFrom, type Scope } from './scopes.ts'

const schema = makeSchema()
let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on Problem { message } ... on CreateApiKeySuccess { key apiKey { id scopes } } } }`

async function makeKey(
  chosen?: string[],
): Promise<{ id: string; scopes: string[]; ask: (query: string) => Promise<Answer> }> {
  const made = await owner.ask(CREATE, { input: { name: 'Program', scopes: chosen } })
  const { key, apiKey } = made.data.createApiKey
  return { ...apiKey, ask: (query) => kit.ask(query, {}, { authorization: `Bearer ${key}` }) }
}

describe('what is needed', () => {
  test('is said of every root field and every type with an id, and of nothing else', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}))
    expect(Object.keys(fieldScopes).toSorted()).toEqual(fields.toSorted())
    const types = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType =>
        'getInterfaces' in type && type.getInterfaces().some(({ name }) => name === 'Node'),
    )
    expect(types.map(({ name }) => name).filter((name) => !(name in typeScopes))).toEqual([])
    expect(Object.keys(typeScopes).filter((name) => !schema.getType(name))).toEqual([])
  })

  test.each<[string, Scope[]]>([
    ['{ viewer { name } connection { status } }', []],
    ['{ invoices { nodes { number } } }', ['invoices:read']],
    ['{ some: invoices { nodes { client { name } } } }', ['invoices:read', 'contacts:read']],
    ['{ node(id: "x") { id ... on Payment { amount { amount } } } }', ['payments:read']],
    ['{ viewer { ...V } } fragment V on Viewer { workspace { apiKeys { name } } }', ['workspace:manage']],
    ['mutation { sendInvoice(input: { invoiceId: "x" }) { __typename } }', ['invoices:write']],
    ['subscription { invoiceChanged { id } }', ['invoices:read']],
  ])('%s', (text, needed) => {
    expect(requiredScopes(schema, parse(text)).toSorted()).toEqual(needed.toSorted())
  })

  test('is that of the operation which runs, not of one beside it', () => {
    const two = parse('query A { invoices { totalCount } } query B { payments { totalCount } }')
    expect(requiredScopes(schema, two, 'B')).toEqual(['payments:read'])
  })

  test('by a field that nobody gave a scope is everything', () => {
    const text = parse('{ brandNew }')
    expect(requiredScopes(schema, text)).toEqual([...scopes])
  })
})

test('writing includes reading, and scopes are stored without loss', () => {
  expect(allows(['invoices:write'], 'invoices:read')).toBe(true)
  expect(allows(['invoices:read'], 'invoices:write')).toBe(false)
  expect(scopesFrom(JSON.stringify(permissionsFrom(scopes)))).toEqual(scopes)
  expect(scopesFrom(permissionsFrom(['sync:run']))).toEqual(['sync:run'])
})

test('a key made without a choice reads, and changes nothing', async () => {
  const key = await makeKey()
  expect(key.scopes.every((scope) => scope.endsWith('_READ'))).toBe(true)
  expect((await key.ask('{ invoices { totalCount } }')).errors).toBeUndefined()
  const { errors } = await key.ask('mutation { createClient(input: { name: "X" }) { __typename } }')
  expect(errors).toMatchObject([
    { message: expect.stringContaining('contacts:write'), extensions: { code: 'FORBIDDEN' } },
  ])
  expect(await kit.dependencies.prisma.client.count()).toBe(0)
})

test.each(Object.entries(fieldScopes).filter(([, need]) => need !== 'any'))(
  '%s is refused to a key that has everything but %s',
  async (field, need) => {
    const others = scopes.filter((scope) => !allows([scope], need as Scope))
    const ofMutation = schema.getMutationType()?.getFields()[field] !== undefined
    const ofSubscription = schema.getSubscriptionType()?.getFields()[field] !== undefined
    const word = ofMutation ? 'mutation' : ofSubscription ? 'subscription' : 'query'
    expect(
      requiredScopes(schema, parse(`${word} { ${field} { __typename } }`)).some((one) => !allows(others, one)),
    ).toBe(true)
  },
)

test('a key gives no more than it holds', async () => {
  const key = await makeKey(['WORKSPACE_MANAGE', 'INVOICES_READ'])
  const make = (scope: string) =>
    key.ask(
      `mutation { createApiKey(input: { name: "Child", scopes: [${scope}] }) { __typename ... on Problem { message } } }`,
    )
  expect((await make('INVOICES_READ')).data.createApiKey.__typename).toBe('CreateApiKeySuccess')
  expect((await make('INVOICES_WRITE')).data.createApiKey.message).toContain('invoices:write')
})

test('a rotated key works beside the new one for a while, then no more', async () => {
  const old = await makeKey(['INVOICES_READ'])
  const rotate = async (hours: number) => {
    const { data } = await owner.ask(
      `mutation { rotateApiKey(input: { apiKeyId: "${old.id}", overlapHours: ${hours} }) { ... on RotateApiKeySuccess {
        key apiKey { scopes expiresAt } previous { id expiresAt } } } }`,
    )
    return data.rotateApiKey
  }
  const first = await rotate(24)
  expect(first).toMatchObject({ apiKey: { scopes: ['INVOICES_READ'], expiresAt: null }, previous: { id: old.id } })
  const ask = '{ viewer { name } }'
  expect((await old.ask(ask)).data.viewer).toEqual({ name: 'Program' })
  expect((await kit.ask(ask, {}, { authorization: `Bearer ${first.key}` })).data.viewer).toEqual({ name: 'Program' })
  await rotate(0)
  expect((await old.ask(ask)).data.viewer).toBeNull()
})

test('a key of a demo is nobody elsewhere', async () => {
  const { data } = await kit.ask('{ viewer { name } }', {}, { authorization: 'Bearer tie_test_anything' })
  expect(data.viewer).toBeNull()
})

test('no key is made past the scopes', async () => {
  const answer = await kit.request('/api/auth/api-key/create', {
    method: 'POST',
    headers: { ...owner.headers, 'content-type': 'application/json', origin: kit.dependencies.env.publicWebUrl },
    body: JSON.stringify({ name: 'Past', organizationId: owner.workspaceId }),
  })
  expect(answer.status).toBe(404)
})
