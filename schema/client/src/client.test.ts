import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { TieoutError } from './failure.ts'

type Answer = { status?: number; headers?: Record<string, string>; body?: object } | 'silence'

/** A Tieout that gives these answers one after the other; keeps what it was asked and how long was waited. */
function scripted(...answers: Answer[]) {
  const asked: { url: string; headers: Headers; body: { query: string; variables: object } }[] = []
  const waited: number[] = []
  const client = createClient({
    url: 'https://tieout.example',
    key: 'tie_test_1',
    fetch: async (url, init) => {
      asked.push({ url: String(url), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) })
      const answer = answers.shift()
      if (answer === undefined) throw new Error('asked once too often')
      if (answer === 'silence') throw new TypeError('fetch failed')
      return Response.json(answer.body ?? {}, { status: answer.status ?? 200, headers: answer.headers ?? {} })
    },
    wait: async (ms) => void waited.push(ms),
  })
  return { client, asked, waited }
}

const ok: Answer = { body: { data: { done: true } } }

test('a question goes to /graphql with the key, as JSON', async () => {
  const { client, asked } = scripted(ok)
  expect(await client.query('{ done }', { a: 1 })).toEqual({ done: true })
  expect(asked[0]?.url).toBe('https://tieout.example/graphql')
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer tie_test_1')
  expect(asked[0]?.headers.has('idempotency-key')).toBe(false)
  expect(asked[0]?.body).toEqual({ query: '{ done }', variables: { a: 1 } })
})

test('silence and 5xx are asked again after ever longer pauses', async () => {
  const { client, waited } = scripted('silence', { status: 502 }, { status: 503 }, ok)
  await client.query('{ done }')
  expect(waited).toHaveLength(3)
  for (const [at, ms] of waited.entries()) {
    expect(ms).toBeGreaterThanOrEqual(375 * 2 ** at)
    expect(ms).toBeLessThanOrEqual(625 * 2 ** at)
  }
})

test('Retry-After is waited for as it says', async () => {
  const { client, waited } = scripted({ status: 429, headers: { 'retry-after': '7' } }, ok)
  await client.query('{ done }')
  expect(waited).toEqual([7000])
})

test('a mutation is asked again under the key it began with', async () => {
  const { client, asked } = scripted('silence', { status: 500 }, ok)
  await client.mutate('mutation { done }')
  const keys = asked.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
})

test('each mutation has a key of its own, and yours where you name one', async () => {
  const { client, asked } = scripted(ok, ok, ok)
  await client.mutate('mutation { done }')
  await client.mutate('mutation { done }')
  await client.mutate('mutation { done }', {}, { idempotencyKey: 'order-7' })
  const keys = asked.map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys).size).toBe(3)
  expect(keys[2]).toBe('order-7')
})

test('a mutation of several fields goes without a key, and is not asked again after a lost answer', async () => {
  const { client, asked } = scripted('silence')
  await expect(client.mutate('mutation { a b }')).rejects.toMatchObject({ code: 'NETWORK', status: 0 })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers.has('idempotency-key')).toBe(false)
})

test('what was throttled did not happen: it is asked again in any case', async () => {
  const { client, asked } = scripted({ status: 429 }, ok)
  await client.mutate('mutation { a b }')
  expect(asked).toHaveLength(2)
})

test('a wrong key is said at once, with the code and the request id', async () => {
  const errors = [{ message: 'This key lacks invoices:write.', extensions: { code: 'FORBIDDEN', requestId: 'r-1' } }]
  const { client } = scripted({ status: 403, body: { errors } })
  const failure = await client.query('{ done }').catch((caught: unknown) => caught)
  expect(failure).toBeInstanceOf(TieoutError)
  expect(failure).toMatchObject({ code: 'FORBIDDEN', status: 403, requestId: 'r-1', message: errors[0]?.message })
})

test('it gives up after as many tries as it was told', async () => {
  const { client, asked } = scripted(...Array.from({ length: 9 }, () => ({ status: 503 })))
  await expect(client.query('{ done }')).rejects.toMatchObject({ status: 503 })
  expect(asked).toHaveLength(5)
})

test('a signal ends it at once', async () => {
  const { client, asked } = scripted('silence', ok)
  const reason = new Error('enough')
  await expect(client.query('{ done }', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(asked).toHaveLength(1)
})

test('each takes every page, and only when it is reached', async () => {
  const page = (nodes: number[], endCursor: string | null) => ({
    body: { data: { list: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } },
  })
  const { client, asked } = scripted(page([1, 2], 'b'), page([3], null))
  const operation = { toString: () => 'query ($after: String) { list }', __apiType: (_: object) => pageType }
  const found: number[] = []
  for await (const node of client.each(operation, { first: 2 }, ({ list }) => list)) {
    found.push(node)
    if (node === 2) expect(asked).toHaveLength(1)
  }
  expect(found).toEqual([1, 2, 3])
  expect(asked.map(({ body }) => body.variables)).toEqual([
    { first: 2, after: null },
    { first: 2, after: 'b' },
  ])
})

test('a list that does not go on says why', async () => {
  const same = { body: { data: { list: { nodes: [1], pageInfo: { hasNextPage: true, endCursor: 'a' } } } } }
  const { client } = scripted(same, same, same)
  const operation = { toString: () => '{ list }', __apiType: (_: object) => pageType }
  const all = Array.fromAsync(client.each(operation, {}, ({ list }) => list))
  await expect(all).rejects.toThrow('declare $after')
})

const pageType = { list: { nodes: [0], pageInfo: { hasNextPage: false, endCursor: '' as string | null } } }
