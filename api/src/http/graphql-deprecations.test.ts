import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import { assertEnumType, assertInputObjectType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSchema } from '../schema.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { makeGraphql } from './graphql.ts'

const early = 'Since 2026-11-21, until 2027-08-01: use something else.'
const late = 'Since 2026-12-01, until 2027-06-01: use something else.'

let kit: Kit
let owner: Asker
let graphql: ReturnType<typeof makeGraphql>

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Ada')
  graphql = makeGraphql(kit.dependencies, deprecateSome(makeSchema()))
})
afterAll(() => kit.close())

/** The API, had it something deprecated of each kind. */
function deprecateSome(schema: GraphQLSchema): GraphQLSchema {
  const { viewer, invoices, clients } = schema.getQueryType()?.getFields() ?? {}
  const { workspaceChanged } = schema.getSubscriptionType()?.getFields() ?? {}
  const last = invoices?.args.find(({ name }) => name === 'last')
  const { search } = assertInputObjectType(schema.getType('InvoiceFilter')).getFields()
  const failed = assertEnumType(schema.getType('SyncState')).getValue('FAILED')
  for (const one of [viewer, last, search, failed]) Object.assign(one ?? {}, { deprecationReason: early })
  for (const one of [clients, workspaceChanged]) Object.assign(one ?? {}, { deprecationReason: late })
  return schema
}

function ask(body: object, headers: Record<string, string> = {}) {
  return graphql.fetch(
    'http://tieout/graphql',
    {
      method: 'POST',
      headers: { ...owner.headers, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    },
    { requestId: 'test' },
  )
}

function told({ headers }: Response) {
  return { deprecation: headers.get('deprecation'), sunset: headers.get('sunset'), link: headers.get('link') }
}

const nothing = { deprecation: null, sunset: null, link: null }
const link = '<http://localhost:3000/docs/versions>; rel="deprecation"; type="text/html"'
const since = { deprecation: '@1795219200', sunset: 'Sun, 01 Aug 2027 00:00:00 GMT', link }
const filtered = 'query ($where: InvoiceFilter) { invoices(first: 1, where: $where) { nodes { id } } }'

test.each([
  ['a field', '{ viewer { name } }', {}],
  ['a field in a fragment', 'query { ...Some } fragment Some on Query { viewer { name } }', {}],
  ['an argument', '{ invoices(last: 1) { nodes { id } } }', {}],
  ['a field of an input', '{ invoices(first: 1, where: { search: "x" }) { nodes { id } } }', {}],
  ['a value', '{ invoices(first: 1, where: { state: [SYNCED, FAILED] }) { nodes { id } } }', {}],
  ['a field of an input in a variable', filtered, { where: { search: 'x' } }],
  ['a value in a variable', filtered, { where: { state: ['SYNCED', 'FAILED'] } }],
])('an answer to an operation that uses %s says since when, and until when', async (_, query, variables) => {
  const answer = await ask({ query, variables })
  expect(await answer.json()).not.toHaveProperty('errors')
  expect(told(answer)).toEqual(since)
})

test('what is not used is not told', async () => {
  const query = `query One { projects(first: 1) { nodes { id } } } query Other { viewer { name } }`
  expect(told(await ask({ query, operationName: 'One' }))).toEqual(nothing)
  expect(told(await ask({ query, operationName: 'Other' }))).toEqual(since)
  expect(told(await ask({ query: filtered, variables: { where: { state: ['SYNCED'] } } }))).toEqual(nothing)
  expect(told(await ask({ query: filtered }))).toEqual(nothing)
})

test('an operation of the web app, which is sent by its hash, is told the same', async () => {
  const [id] = Object.entries(documents).find(([, text]) => text.includes('query Shell')) ?? []
  const answer = await ask({ documentId: `sha256:${id}`, variables: {} })
  expect(await answer.json()).not.toHaveProperty('errors')
  expect(told(answer)).toEqual(since)
})

test('of several, the earliest days are told', async () => {
  const answer = await ask({ query: '{ viewer { name } clients(first: 1) { nodes { id } } }' })
  expect(told(answer)).toEqual({ ...since, sunset: 'Tue, 01 Jun 2027 00:00:00 GMT' })
})

test('a subscription tells it as it begins', async () => {
  const answer = await ask({ query: 'subscription { workspaceChanged { what } }' }, { accept: 'text/event-stream' })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  await answer.body?.cancel()
  expect(told(answer)).toEqual({ ...since, deprecation: '@1796083200', sunset: 'Tue, 01 Jun 2027 00:00:00 GMT' })
})
