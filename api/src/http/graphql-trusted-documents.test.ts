import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

async function send(body: object) {
  const answer = await kit.request('/graphql', {
    method: 'POST',
    headers: { ...owner.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { data?: unknown; errors?: { message: string }[] } }
}

function named(sha256Hash: string | undefined) {
  return { variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash } } }
}

test.each([
  ['documentId', (id = '') => ({ variables: {}, documentId: `sha256:${id}` })],
  ['extensions.persistedQuery', named],
])('answers an operation of the web app by its id alone, in %s', async (_, name) => {
  const [id] = Object.entries(documents).find(([, text]) => text.includes('query Shell')) ?? []
  const { body } = await send(name(id))
  expect(body.errors).toBeUndefined()
  expect(body.data).toBeTruthy()
})

test('answers it in the address too, which is all that an EventSource sends', async () => {
  const [id] = Object.entries(documents).find(([, text]) => text.includes('query Shell')) ?? []
  const asked = new URLSearchParams({ documentId: `sha256:${id}`, variables: '{}' })
  const answer = await kit.request(`/graphql?${asked}`, { headers: { ...owner.headers, accept: 'text/event-stream' } })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const told = await answer.text()
  expect(told).toContain('"data":')
  expect(told).not.toContain('"errors"')
})

test('says of an id it does not know that it does not know it', async () => {
  const { status, body } = await send(named('0'.repeat(64)))
  expect(status).toBe(404)
  expect(body.errors?.[0]?.message).toContain('documentId')
})

test('takes any text, from anybody, as before', async () => {
  const { body } = await send({ query: '{ __typename }' })
  expect(body.data).toEqual({ __typename: 'Query' })
})
