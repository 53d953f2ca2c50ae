import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { forward } from './forward.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A real API on a free port; the answer is its address. */
async function startApi(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function incoming(API_URL: string, path: string, init: RequestInit = {}) {
  const url = new URL(path, 'https://app.tieout.test')
  return { url, request: new Request(url, init), platform: { env: { API_URL } }, getClientAddress: () => '203.0.113.7' }
}

function deferred<Value>() {
  return Promise.withResolvers<Value>()
}

test('the API sees the person’s cookie, the body, and where the request came from', async () => {
  const seen = deferred<{ request: IncomingMessage; body: string }>()
  const api = await startApi((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.resolve({ request, body })
      response.end('{}')
    })
  })
  const headers = {
    cookie: 'session=1',
    'content-type': 'application/json',
    'idempotency-key': 'order-7',
    'last-event-id': '17.2',
    'x-forwarded-for': '6.6.6.6',
    'x-made-up': '1',
  }
  await forward(incoming(api, '/graphql?a=b', { method: 'POST', body: '{"query":"{a}"}', headers }))
  const { request, body } = await seen.promise
  expect(body).toBe('{"query":"{a}"}')
  expect(request.url).toBe('/graphql?a=b')
  expect(request.headers).toMatchObject({
    cookie: 'session=1',
    'content-type': 'application/json',
    'idempotency-key': 'order-7',
    'last-event-id': '17.2',
    'x-forwarded-for': '6.6.6.6, 203.0.113.7',
    'x-forwarded-host': 'app.tieout.test',
    'x-forwarded-proto': 'https',
  })
  expect(request.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(request.headers).not.toHaveProperty('x-made-up')
})

test('every cookie and a redirect come back as the API gave them', async () => {
  const api = await startApi((_, response) => {
    response
      .writeHead(302, { location: '/settings', 'set-cookie': ['a=1; Path=/; HttpOnly', 'b=x%2By; Max-Age=5'] })
      .end()
  })
  const answer = await forward(incoming(api, '/connections/callback?code=1'))
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe('/settings')
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/; HttpOnly', 'b=x%2By; Max-Age=5'])
})

test('an event arrives before the next one is sent', async () => {
  const more = deferred<void>()
  const api = await startApi(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: next\ndata: 1\n\n')
    await more.promise
    response.end('event: complete\n\n')
  })
  const answer = await forward(
    incoming(api, '/graphql', { method: 'POST', body: '{}', headers: { accept: 'text/event-stream' } }),
  )
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('data: 1')
  expect(answer.headers.get('x-accel-buffering')).toBe('no')
  more.resolve()
  expect((await reader?.read())?.value).toContain('complete')
})

test('a browser that leaves ends the call to the API', async () => {
  const closed = deferred<void>()
  const api = await startApi((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':\n\n')
    request.on('close', () => closed.resolve())
  })
  const browser = new AbortController()
  const answer = await forward(incoming(api, '/graphql', { signal: browser.signal }))
  expect(answer.status).toBe(200)
  browser.abort()
  await closed.promise
})

test('an API that is down is said in GraphQL’s own shape, with the request id', async () => {
  const api = await startApi((_, response) => response.end())
  servers[0]?.close()
  servers[0]?.closeAllConnections()
  const answer = await forward(
    incoming(api, '/graphql', { method: 'POST', body: '{}', headers: { 'x-request-id': 'req-1' } }),
  )
  expect(answer.status).toBe(502)
  expect(answer.headers.get('x-request-id')).toBe('req-1')
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'API_UNREACHABLE', requestId: 'req-1' } }],
  })
})
