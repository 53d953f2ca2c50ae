import { expect, test } from 'vitest'
import { createClient } from './client.ts'

interface Server {
  /** What each line was asked to go on after; null: nothing. */
  resumed: (string | null)[]
  /** Each line that was opened, to be written on. */
  lines: { send(text: string): void; end(): void }[]
  fetch: typeof globalThis.fetch
  /** Resolves when this many lines are open. */
  opened(count: number): Promise<void>
}

function listening(refusal?: { status: number; body: object }, refusesCursors = false): Server {
  const lines: Server['lines'] = []
  const resumed: Server['resumed'] = []
  let announce = Promise.withResolvers<void>()
  const fetch: Server['fetch'] = async (_, init) => {
    const after = new Headers(init?.headers).get('last-event-id')
    resumed.push(after)
    if (refusesCursors && after !== null) return Response.json({}, { status: 410 })
    if (refusal) return Response.json(refusal.body, { status: refusal.status })
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
        lines.push({
          send: (text) => controller.enqueue(new TextEncoder().encode(text)),
          end: () => controller.close(),
        })
      },
    })
    announce.resolve()
    announce = Promise.withResolvers()
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  const opened = async (count: number) => {
    while (lines.length < count) await announce.promise
  }
  return { resumed, lines, fetch, opened }
}

function clientOf({ fetch }: Server) {
  return createClient({ url: 'https://tieout.example', key: 'k', fetch, wait: async () => undefined })
}

const changed = { toString: () => 'subscription { n }', __apiType: (_: object) => ({ n: 0 }) }
function next(n: number): string {
  return `event: next\ndata: {"data":{"n":${n}}}\n\n`
}

test('what comes is handed over, however the bytes are cut', async () => {
  const server = listening()
  const news = clientOf(server).subscribe(changed)
  const first = news.next()
  await server.opened(1)
  const text = `:\n\n${next(1)}`
  server.lines[0]?.send(text.slice(0, 20))
  server.lines[0]?.send(text.slice(20))
  expect((await first).value).toEqual({ n: 1 })
  await news.return()
})

test('a line that ends is opened again, and what was missed comes first', async () => {
  const server = listening()
  const openings: boolean[] = []
  const news = clientOf(server).subscribe(
    changed,
    {},
    {
      onOpen: (again) => openings.push(again),
      catchUp: async () => [{ n: 2 }],
    },
  )
  const first = news.next()
  await server.opened(1)
  server.lines[0]?.send(next(1))
  expect((await first).value).toEqual({ n: 1 })
  const second = news.next()
  server.lines[0]?.end()
  expect((await second).value).toEqual({ n: 2 })
  const third = news.next()
  server.lines[1]?.send(next(3))
  expect((await third).value).toEqual({ n: 3 })
  expect(openings).toEqual([false, true])
  await news.return()
})

test('a line that ends is opened again where it was left, and nothing has to be read anew', async () => {
  const server = listening()
  const news = clientOf(server).subscribe(changed, {}, { catchUp: () => Promise.reject(new Error('not needed')) })
  const first = news.next()
  await server.opened(1)
  server.lines[0]?.send(`event: next\ndata: {"data":{"n":1}}\nid: 17.2\n\n`)
  expect((await first).value).toEqual({ n: 1 })
  const second = news.next()
  server.lines[0]?.end()
  await server.opened(2)
  server.lines[1]?.send(`event: next\ndata: {"data":{"n":2}}\nid: 18\n\n`)
  expect((await second).value).toEqual({ n: 2 })
  expect(server.resumed).toEqual([null, '17.2'])
  await news.return()
})

test('where what was missed is not kept any more, it is read anew', async () => {
  const server = listening(undefined, true)
  const news = clientOf(server).subscribe(changed, {}, { catchUp: async () => [{ n: 2 }] })
  const first = news.next()
  await server.opened(1)
  server.lines[0]?.send(`event: next\ndata: {"data":{"n":1}}\nid: 17\n\n`)
  expect((await first).value).toEqual({ n: 1 })
  const second = news.next()
  server.lines[0]?.end()
  expect((await second).value).toEqual({ n: 2 })
  expect(server.resumed).toEqual([null, '17', null])
  await news.return()
})

test('a line without a sign of life is taken for dead', async () => {
  const server = listening()
  const news = clientOf(server).subscribe(changed, {}, { silenceMs: 20 })
  const first = news.next()
  await server.opened(2)
  server.lines.at(-1)?.send(next(1))
  expect((await first).value).toEqual({ n: 1 })
  await news.return()
})

test('a refusal ends it', async () => {
  const errors = [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }]
  const news = clientOf(listening({ status: 401, body: { errors } })).subscribe(changed)
  await expect(news.next()).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
})

test('the signal ends it quietly', async () => {
  const server = listening()
  const stop = new AbortController()
  const news = clientOf(server).subscribe(changed, {}, { signal: stop.signal })
  const first = news.next()
  await server.opened(1)
  stop.abort()
  expect(await first).toEqual({ done: true, value: undefined })
})
