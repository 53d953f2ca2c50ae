import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { connect, type Database } from '@tieout/prisma'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../lib/clock.ts'
import { inTransaction } from '../lib/transaction.ts'
import type { Event } from './events.ts'
import { NewsTarget, type News } from './event-target.ts'
import { startListener, type Listener } from './listener.ts'
import { CHANNEL, coalesce, publish, type Notice } from './publish.ts'
import { idsOf, makeSubscribe, type Subscribe } from './subscribe.ts'

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
    onMended: (lostSince) => overPostgres.resync(lostSince),
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

const inMemory = new NewsTarget(log)
const ways = [
  {
    way: 'in memory',
    subscribe: makeSubscribe(inMemory),
    say: async (events: Event[]) => coalesce(events).forEach((notice) => inMemory.deliver(notice)),
  },
  {
    way: 'through PostgreSQL',
    subscribe: makeSubscribe(overPostgres),
    say: (events: Event[]) => inTransaction(writer.prisma, (transaction) => publish(transaction, events)),
  },
]

describe.each(ways)('news $way', ({ subscribe, say }) => {
  test('reaches every reader of its workspace and no other', async () => {
    const [first, second, other] = ['w1', 'w1', 'w2'].map((id) => subscribe('documentChanged', id))
    const heard = [first, second, other].map(async (reader) => reader?.next())
    await say([changed('w1', 'a'), changed('w2', 'b')])
    expect(await Promise.all(heard)).toEqual([news('a'), news('a'), news('b')])
    await endAll([first, second, other])
  })

  test('of one burst comes as one piece, each id once', async () => {
    const reader = subscribe('documentChanged', 'w1')
    const heard = reader.next()
    await say([changed('w1', 'a'), changed('w1', 'b'), changed('w1', 'a')])
    expect(await heard).toEqual(news('a', 'b'))
    await reader.return?.()
  })

  test('of a great burst comes whole', async () => {
    const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID())
    const reader = idsOf(subscribe('documentChanged', 'w1'), async () => [])
    const first = reader.next()
    await say(ids.map((id) => changed('w1', id)))
    const heard = [(await first).value]
    while (heard.length < ids.length) heard.push((await reader.next()).value)
    expect(heard).toEqual(ids)
    await reader.return?.()
  })

  test('ends when the reader is told to', async () => {
    const reader = subscribe('documentChanged', 'w1')
    const next = reader.next()
    subscribe.end()
    expect(await next).toMatchObject({ done: true })
  })
})

test('what is rolled back is never told', async () => {
  const reader = makeSubscribe(overPostgres)('documentChanged', 'w1')
  const heard = reader.next()
  const undone = inTransaction(writer.prisma, async (transaction) => {
    await publish(transaction, [changed('w1', 'undone')])
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await inTransaction(writer.prisma, (transaction) => publish(transaction, [changed('w1', 'done')]))
  expect(await heard).toEqual(news('done'))
  await reader.return?.()
})

test('a dropped line is mended, and readers are told since when to read again', async () => {
  const reader = makeSubscribe(overPostgres)('documentChanged', 'w1')
  const ids = idsOf(reader, async (since) => [`since ${since instanceof Date}`])
  const heard = ids.next()
  await writer.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tieout listen' and datname = current_database()",
  )
  expect((await heard).value).toBe('since true')
  expect(listener.isListening()).toBe(true)
  await ids.return?.()
})

function news(...ids: string[]): { done: false; value: News } {
  return { done: false, value: { changed: ids } }
}

async function endAll(readers: (ReturnType<Subscribe> | undefined)[]): Promise<void> {
  await Promise.all(readers.map(async (reader) => reader?.return?.()))
}
