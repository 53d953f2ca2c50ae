import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { connect, type Database } from '@tieout/prisma'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../lib/clock.ts'
import { inTransaction } from '../lib/transaction.ts'
import type { Event } from './events.ts'
import { NewsTarget, type News } from './event-target.ts'
import { follow, type Followed } from './follow.ts'
import { forgetNews } from './forget-news.ts'
import { startListener, type Listener } from './listener.ts'
import { CHANNEL, publish, type Notice } from './publish.ts'
import { makeSubscribe } from './subscribe.ts'

const log = pino({ level: 'silent' })
function changed(workspaceId: string, documentId: string): Event {
  return { name: 'documentChanged', workspaceId, documentId }
}

let database: TestDatabase
let writer: Database
let listener: Listener
const overPostgres = new NewsTarget(log)

beforeAll(async () => {
  database = await createTestDatabase()
  writer = connect(database.url)
  listener = startListener({
    url: database.url,
    channels: { [CHANNEL]: (payload) => overPostgres.deliver(JSON.parse(payload) as Notice) },
    onMended: () => overPostgres.mend(),
    clock: systemClock,
    log,
  })
  await listener.started
})
afterAll(async () => {
  await listener.close()
  await writer.close()
  await database.drop()
})

const subscribe = makeSubscribe(overPostgres)

function say(...events: Event[]): Promise<void> {
  return inTransaction(writer.prisma, async (transaction) => publish(transaction, events))
}

/** Follows a workspace as a node of its own that hears nothing but what it is told. */
function followDeaf(workspaceId: string, after: number) {
  const target = new NewsTarget(log)
  const news = follow({ prisma: writer.prisma, subscribe: makeSubscribe(target) }, workspaceId, { position: after })
  return { target, news }
}

test('news reach every reader of their workspace and no other', async () => {
  const readers = ['w1', 'w1', 'w2'].map((id) => subscribe(id))
  const heard = readers.map((reader) => reader.next())
  await say(changed('w1', 'a'), changed('w2', 'b'))
  expect((await Promise.all(heard)).map(({ value }) => idsIn(value))).toEqual([['a'], ['a'], ['b']])
  await endAll(readers)
})

test('news of one burst come as one piece, each id once', async () => {
  const reader = subscribe('w3')
  const heard = reader.next()
  await say(changed('w3', 'a'), changed('w3', 'b'), changed('w3', 'a'))
  expect(idsIn((await heard).value)).toEqual(['a', 'b'])
  await reader.return?.()
})

test('news of a great burst come whole, in the order they were said', async () => {
  const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID())
  const reader = subscribe('w4')
  const first = reader.next()
  await say(...ids.map((id) => changed('w4', id)))
  const heard = idsIn((await first).value)
  while (heard.length < ids.length) heard.push(...idsIn((await reader.next()).value))
  expect(heard).toEqual(ids)
  await reader.return?.()
})

test('news end when the reader is told to', async () => {
  const own = makeSubscribe(new NewsTarget(log))
  const next = own('w1').next()
  own.end()
  expect(await next).toMatchObject({ done: true })
})

test('what is rolled back is never told, and leaves no hole in the numbers', async () => {
  await say(changed('w5', 'first'))
  const undone = inTransaction(writer.prisma, async (transaction) => {
    publish(transaction, [changed('w5', 'undone')])
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await say(changed('w5', 'second'))
  const { news } = followDeaf('w5', 0)
  expect(await take(news, 2)).toMatchObject([
    { position: 1, documentIds: ['first'] },
    { position: 2, documentIds: ['second'] },
  ])
  await news.return?.()
})

test('numbers follow the commits, however many write at once', async () => {
  const reader = subscribe('w6')
  const heard: News[] = []
  const all = (async () => {
    while (heard.length < 40) heard.push((await reader.next()).value)
  })()
  await Promise.all(Array.from({ length: 40 }, (_, n) => say(changed('w6', `d${n}`))))
  await all
  expect(heard.map((one) => one !== 'mended' && one.position)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  await reader.return?.()
})

test('who comes back hears all they missed, once and in order, and then what is new', async () => {
  for (const id of ['a', 'b', 'c']) await say(changed('w7', id))
  const news = follow({ prisma: writer.prisma, subscribe }, 'w7', { position: 1 })
  expect((await take(news, 2)).map(idsIn)).toEqual([['b'], ['c']])
  const next = news.next()
  await say(changed('w7', 'd'))
  expect(idsIn((await next).value)).toEqual(['d'])
  await news.return?.()
})

test('a notice that never came is read when the next one comes, and one that came twice is told once', async () => {
  const { target, news } = followDeaf('w8', 0)
  const first = news.next()
  await say(changed('w8', 'lost'))
  await say(changed('w8', 'heard'))
  const notice = { workspaceId: 'w8', position: 2, documentIds: ['heard'], connectionIds: [], reconciliationIds: [] }
  target.deliver(notice)
  expect(idsIn((await first).value)).toEqual(['lost'])
  expect(idsIn((await news.next()).value)).toEqual(['heard'])
  const last = news.next()
  target.deliver(notice)
  target.deliver({ ...notice, position: 3, documentIds: ['new'] })
  expect(idsIn((await last).value)).toEqual(['new'])
  await news.return?.()
})

test('a line to PostgreSQL that dropped is mended, and what was said meanwhile is read', async () => {
  const news = follow({ prisma: writer.prisma, subscribe }, 'w9')
  const first = news.next()
  await say(changed('w9', 'before'))
  expect(idsIn((await first).value)).toEqual(['before'])
  const reader = subscribe('w9')
  const mended = reader.next()
  await writer.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tieout listen' and datname = current_database()",
  )
  expect((await mended).value).toBe('mended')
  expect(listener.isListening()).toBe(true)
  const next = news.next()
  await say(changed('w9', 'after'))
  expect(idsIn((await next).value)).toEqual(['after'])
  await endAll([reader, news])
})

test('who comes back too late is told that something is missing, and hears the rest', async () => {
  await say(changed('w10', 'old'))
  await forgetNews(writer.prisma, new Date(Date.now() + 60_000))
  await say(changed('w10', 'new'))
  const { news } = followDeaf('w10', 0)
  expect((await take(news, 2)).map(idsIn)).toEqual([['missed'], ['new']])
  await news.return?.()
  const fromElsewhere = followDeaf('w10', 900)
  expect((await fromElsewhere.news.next()).value).toBe('missed')
  await fromElsewhere.news.return?.()
})

function idsIn(news: Followed | News): string[] {
  return typeof news === 'string' ? [news] : news.documentIds
}

async function take(news: AsyncIterator<Followed>, count: number): Promise<Followed[]> {
  const taken: Followed[] = []
  while (taken.length < count) taken.push((await news.next()).value)
  return taken
}

async function endAll(readers: AsyncIterator<unknown>[]): Promise<void> {
  await Promise.all(readers.map(async (reader) => reader.return?.()))
}
