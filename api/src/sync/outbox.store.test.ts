import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { startKit, type Kit } from '../testing/kit.ts'
import { enqueue, findDue, freezeEntries, priorities, returnEntries, settleEntries } from './outbox.store.ts'
import type { Run } from './run.ts'
import { beginRun, standingClock } from './testing/run.ts'

const clock = standingClock('2026-03-02T10:00:00Z')
const morning = new Date('2026-03-02T10:00:00Z')
const later = new Date('2026-03-02T10:05:00Z')
let kit: Kit
let run: Run

beforeAll(async () => {
  kit = await startKit()
  run = await beginRun(kit, (await kit.signUp('Maya')).workspaceId, clock)
})
beforeEach(() => kit.dependencies.prisma.outboxEntry.deleteMany())
afterAll(() => kit.close())

function change<Result>(work: Parameters<typeof inTransaction<Result>>[1]): Promise<Result> {
  return inTransaction(kit.dependencies.prisma, work)
}

function queue(ids: readonly string[], { priority = priorities.person as number, now = morning } = {}): Promise<void> {
  const { workspaceId, organisationId } = run.target
  const entities = ids.map((id) => ({ kind: 'INVOICE' as const, id }))
  return change((transaction) => enqueue(transaction, { workspaceId, organisationId, priority, now }, entities))
}

function due(at = later) {
  return findDue(kit.dependencies.prisma, run.target.organisationId, at)
}

async function dueIds(at = later): Promise<string[]> {
  return (await due(at)).map((entry) => entry.entityId)
}

function entries() {
  return kit.dependencies.prisma.outboxEntry.findMany({ orderBy: { entityId: 'asc' } })
}

test('what is written down is due from then on, once however often it is asked for', async () => {
  await queue([])
  await queue(['a', 'b'], { now: later })
  await queue(['b'], { now: morning })
  expect(await dueIds(new Date(morning.getTime() - 1))).toEqual([])
  expect(await dueIds(morning)).toEqual(['b'])
  expect(await dueIds(later)).toEqual(['b', 'a'])
})

test('a new reason makes a new generation, forgets earlier tries, and is as urgent as the most urgent of them', async () => {
  await queue(['a'], { priority: priorities.backfill })
  const [first] = await due()
  await change((transaction) =>
    returnEntries(transaction, first ? [first.id] : [], { dueAt: morning, attempted: morning, batchLimit: 1 }),
  )
  await queue(['a'], { priority: priorities.event })
  await queue(['a'], { priority: priorities.backfill })
  expect(await entries()).toMatchObject([
    { generation: 3, priority: priorities.event, attempts: 0, firstAttemptAt: null, batchLimit: 50, state: 'DUE' },
  ])
})

test('the most urgent goes first, then what waited longest; no more than fifty travel together', async () => {
  await queue(['later'], { now: later })
  await queue(['backfill'], { priority: priorities.backfill })
  await queue(['first'])
  expect(await dueIds()).toEqual(['first', 'later', 'backfill'])
  await queue(Array.from({ length: 60 }, (_, place) => `many ${place}`))
  expect(await due()).toHaveLength(50)
})

test('kinds do not mix, nor does what must travel in smaller batches', async () => {
  await queue(['a', 'b', 'c'])
  const [a] = await due()
  await change((transaction) =>
    returnEntries(transaction, a ? [a.id] : [], { dueAt: morning, attempted: undefined, batchLimit: 2 }),
  )
  expect(await dueIds()).toEqual(['a'])
  await change((transaction) => freezeEntries(transaction, a ? [a] : []))
  expect(await dueIds()).toEqual(['b', 'c'])
})

test('background work rests while the day is kept for people; what people wait for does not', async () => {
  await queue(['news'], { priority: priorities.event })
  await queue(['asked for'])
  const where = { id: run.target.organisationId }
  await kit.dependencies.prisma.organisation.update({ where, data: { backgroundRestUntil: later } })
  expect(await dueIds(new Date(later.getTime() - 1))).toEqual(['asked for'])
  expect(await dueIds(later)).toEqual(['asked for', 'news'])
  await kit.dependencies.prisma.organisation.update({ where, data: { backgroundRestUntil: null } })
})

test('what is frozen is due for nobody else, and only in the generation that was planned', async () => {
  await queue(['a', 'b'])
  const planned = await due()
  await queue(['b'])
  const frozen = await change((transaction) => freezeEntries(transaction, planned))
  expect([...frozen]).toEqual([planned[0]?.id])
  expect(await dueIds()).toEqual(['b'])
  expect(await change((transaction) => freezeEntries(transaction, planned))).toEqual(new Set())
})

test('what is settled is gone, unless there was a new reason meanwhile', async () => {
  await queue(['a', 'b'])
  const planned = await due()
  await change((transaction) => freezeEntries(transaction, planned))
  await queue(['b'])
  await change((transaction) => settleEntries(transaction, planned))
  await change((transaction) => settleEntries(transaction, []))
  expect(await entries()).toMatchObject([{ entityId: 'b', generation: 2, state: 'DUE' }])
})

test('what comes back counts its tries from the first one, and keeps its size unless told another', async () => {
  await queue(['a'])
  const ids = (await due()).map(({ id }) => id)
  const back = (dueAt: Date, attempted: Date | undefined, batchLimit?: number) =>
    change((transaction) =>
      returnEntries(transaction, ids, { dueAt, attempted, ...(batchLimit === undefined ? {} : { batchLimit }) }),
    )
  await back(later, undefined)
  expect(await entries()).toMatchObject([{ dueAt: later, attempts: 0, firstAttemptAt: null, batchLimit: 50 }])
  await back(morning, morning, 25)
  await back(later, later)
  expect(await entries()).toMatchObject([{ dueAt: later, attempts: 2, firstAttemptAt: morning, batchLimit: 25 }])
  await change((transaction) => returnEntries(transaction, [], { dueAt: morning, attempted: undefined }))
  expect(await dueIds(morning)).toEqual([])
})
