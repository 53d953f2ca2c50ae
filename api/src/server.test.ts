import {
  buildClientSchema,
  buildSchema,
  findSchemaChanges,
  lexicographicSortSchema,
  type IntrospectionQuery,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from './testing/kit.ts'

let kit: Kit
let maya: Asker

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
})
afterAll(() => kit.close())

test('whoever signs up has a workspace of their own', async () => {
  const { data } = await maya.ask('{ viewer { name email role workspace { name memberCount members { role } } } }')
  expect(data.viewer).toEqual({
    name: 'Maya',
    email: 'maya@example.com',
    role: 'OWNER',
    workspace: { name: 'Maya’s workspace', memberCount: 1, members: [{ role: 'OWNER' }] },
  })
})

test('a stranger sees the instance and nobody', async () => {
  const { data, errors } = await kit.ask('{ instance { version demo { email } } viewer { name } }')
  expect(errors).toBeUndefined()
  expect(data).toEqual({ instance: { version: '0.1.0', demo: null }, viewer: null })
})

test('a stranger is told to sign in', async () => {
  const { errors } = await kit.ask('{ invoiceCounts { all } }')
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test('the process says that it lives and that it is ready', async () => {
  const health = { status: 'ok', version: '0.1.0', commit: null }
  expect(await (await kit.request('/healthz')).json()).toEqual(health)
  const ready = { ready: true, unready: [], queueAgeSeconds: 0, rowSecurity: 'on' }
  expect(await (await kit.request('/readyz')).json()).toEqual(ready)
})

test('a form from another site is refused', async () => {
  const answer = await kit.request('/graphql', {
    method: 'POST',
    headers: { ...maya.headers, 'content-type': 'text/plain' },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  })
  expect(answer.status).toBe(415)
})

test('a body over 1 MB is refused', async () => {
  const answer = await kit.request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '1000002' },
    body: JSON.stringify({ query: `{ viewer { name } } # ${'x'.repeat(1_000_000)}` }),
  })
  expect(answer.status).toBe(413)
})

test('a body over 1 MB is refused though its length was not declared', async () => {
  const answer = await kit.request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    body: JSON.stringify({ query: `{ viewer { name } } # ${'x'.repeat(1_000_000)}` }),
  })
  expect(answer.status).toBe(413)
})

test('a document that only takes long to read is refused', async () => {
  const { errors } = await kit.ask(`{ ${'viewer { name } '.repeat(1_500)} }`)
  expect(errors?.[0]?.message).toContain('tokens')
})

test('an operation that asks for too much is refused', async () => {
  const { errors } = await maya.ask(`{ ${Array.from({ length: 450 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }`)
  expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX')
})

test('every answer names its request', async () => {
  const answer = await kit.request('/graphql?query={nothing}', { headers: { 'x-request-id': 'abc-1' } })
  expect(answer.headers.get('x-request-id')).toBe('abc-1')
  const { errors } = (await answer.json()) as { errors: { extensions: unknown }[] }
  expect(errors[0]?.extensions).toMatchObject({ requestId: 'abc-1' })
})

test('the schema can be had as a file, in both forms, and asked for again without being sent again', async () => {
  const sdl = await kit.request('/schema.graphql')
  const json = await kit.request('/schema.json')
  const { data } = (await json.json()) as { data: IntrospectionQuery }
  const [written, told] = [buildSchema(await sdl.text()), buildClientSchema(data)]
  expect(findSchemaChanges(lexicographicSortSchema(written), told)).toEqual([])
  const again = await kit.request('/schema.json', { headers: { 'if-none-match': json.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})
