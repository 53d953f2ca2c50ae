import type { LoadedBatch, SentRow } from './batch.store.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { startKit, type Kit } from '../testing/kit.ts'
import {
  closeBatch,
  closeItems,
  findUnsettled,
  freezeBatch,
  markSent,
  postponeBatch,
  settleItems,
} from './batch.store.ts'
import { takeLease } from './lease.store.ts'
import { enqueue, findDue, priorities } from './outbox.store.ts'
import type { Run } from './run.ts'
import { beginRun, standingClock } from './testing/run.ts'

const morning = new Date('2026-03-02T10:00:00Z')
const soon = new Date('2026-03-02T10:00:02Z')
const clock = standingClock(morning.toISOString())
const write = { operation: 'createInvoices', payload: '{"Invoices":[]}' } as const
let kit: Kit
let run: Run

beforeAll(async () => {
  kit = await startKit()
  run = await beginRun(kit, (await kit.signUp('Maya')).workspaceId, clock)
})
beforeEach(async () => {
  clock.set(morning.toISOString())
  run.underWay.clear()
  await kit.dependencies.prisma.batch.deleteMany()
  await kit.dependencies.prisma.outboxEntry.deleteMany()
})
afterAll(() => kit.close())

function change<Result>(work: Parameters<typeof inTransaction<Result>>[1]): Promise<Result> {
  return inTransaction(kit.dependencies.prisma, work)
}

async function plan(ids: readonly string[], priority: number = priorities.person): Promise<SentRow[]> {
  const { workspaceId, organisationId } = run.target
  const intent = { workspaceId, organisationId, priority, now: morning }
  const entities = ids.map((id) => ({ kind: 'INVOICE' as const, id }))
  await change((transaction) => enqueue(transaction, intent, entities))
  const due = await findDue(kit.dependencies.prisma, organisationId, morning)
  const facts = { version: 3, number: 'INV-1', mark: 'our link', total: 12_000n, warnings: [] }
  return due.map((entry) => ({ entry, entityId: entry.entityId, ledgerKey: `number of ${entry.entityId}`, ...facts }))
}

async function freeze(ids: readonly string[], payload: string = write.payload): Promise<LoadedBatch> {
  const batch = await freezeBatch(run, 'DOCUMENTS', { ...write, payload }, await plan(ids))
  if (!batch) throw new Error('Nothing was frozen.')
  return batch
}

async function states(): Promise<string[]> {
  const entries = await kit.dependencies.prisma.outboxEntry.findMany({ orderBy: { entityId: 'asc' } })
  return entries.map(({ state }) => state)
}

test('bytes, hash and key stand in the database before anything leaves', async () => {
  const frozen = await freeze(['a', 'b'])
  const stored = await kit.dependencies.prisma.batch.findUniqueOrThrow({
    where: { id: frozen.id },
    include: { items: { orderBy: { position: 'asc' } } },
  })
  expect(stored).toMatchObject({ state: 'FROZEN', ...write, attempts: 0, firstSentAt: null, fence: run.fence })
  // SHA-256 of the payload, by another tool than ours.
  expect(stored.payloadHash).toBe('848e70c146103a9ba5d436df5f7ec94b22174c6a02e30064ff9f966c2372593a')
  expect(stored.items).toMatchObject([
    { position: 0, entityId: 'a', ledgerKey: 'number of a', version: 3, generation: 1, outcome: null },
    { position: 1, entityId: 'b', ledgerKey: 'number of b', version: 3, generation: 1, outcome: null },
  ])
  expect(stored.items[0]?.sent).toEqual({ total: '12000', number: 'INV-1', mark: 'our link', warnings: [] })
  expect(await states()).toEqual(['FROZEN', 'FROZEN'])
})

test('two batches never share a key, whatever their bytes; a key fits what the ledger takes', async () => {
  const keys = [await freeze(['a']), await freeze(['b']), await freeze(['c'], '{}')].map((one) => one.idempotencyKey)
  expect(new Set(keys).size).toBe(3)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
})

test('a batch is as urgent as its most urgent row', async () => {
  const rows = [...(await plan(['a'], priorities.backfill)), ...(await plan(['b'], priorities.event))]
  const urgent = rows.filter((row, place) => rows.findIndex((one) => one.entityId === row.entityId) === place)
  expect((await freezeBatch(run, 'DOCUMENTS', write, urgent))?.priority).toBe(priorities.event)
})

test('nothing is frozen when one row changed since it was planned', async () => {
  const rows = await plan(['a', 'b'])
  await plan(['b'])
  expect(await freezeBatch(run, 'DOCUMENTS', write, rows)).toBeUndefined()
  expect(await states()).toEqual(['DUE', 'DUE'])
  expect(await kit.dependencies.prisma.batch.count()).toBe(0)
})

test('nothing is frozen by a holder whose lease is over', async () => {
  const rows = await plan(['a'])
  const late = { ...run, fence: run.fence - 1n }
  await expect(freezeBatch(late, 'DOCUMENTS', write, rows)).rejects.toThrow('taken over')
  expect(await states()).toEqual(['DUE'])
})

test('what somebody who died had sent is found, oldest first, with its rows in order; not what is under way or done', async () => {
  const [first, second, third] = [await freeze(['a', 'b']), await freeze(['c']), await freeze(['d'])]
  const { batch } = kit.dependencies.prisma
  await batch.update({ where: { id: first.id }, data: { createdAt: new Date('2026-03-02T09:59:00Z') } })
  await batch.update({ where: { id: second.id }, data: { createdAt: soon } })
  expect((await findUnsettled(run)).map(({ id }) => id)).toEqual([first.id, third.id, second.id])
  expect((await findUnsettled(run))[0]?.items.map(({ entityId }) => entityId)).toEqual(['a', 'b'])
  run.underWay.add(first.id)
  await change((transaction) => closeBatch(transaction, third, morning, undefined))
  expect((await findUnsettled(run)).map(({ id }) => id)).toEqual([second.id])
})

test('a batch that waits for its next try is found from then on', async () => {
  const batch = await freeze(['a'])
  await change((transaction) => postponeBatch(transaction, batch, { state: 'SENT', nextAttemptAt: soon }))
  expect(await findUnsettled(run)).toEqual([])
  clock.set(soon.toISOString())
  expect(await findUnsettled(run)).toMatchObject([{ id: batch.id, state: 'SENT' }])
})

test('the window of the key runs from the first time it was sent, by whoever held the lease', async () => {
  const batch = await freeze(['a'])
  await markSent(run, batch)
  const [sent] = await findUnsettled(run)
  expect(sent).toMatchObject({ state: 'SENT', attempts: 1, firstSentAt: morning, fence: run.fence })
  const now = clock.set('2026-03-02T10:02:00Z')
  const until = new Date(now.getTime() + 60_000)
  const { organisationId } = run.target
  const fence = (await takeLease(kit.dependencies.prisma, { organisationId, holder: 'two', now, until })) ?? 0n
  await expect(markSent(run, sent ?? batch)).rejects.toThrow('taken over')
  run = { ...run, fence }
  await markSent(run, sent ?? batch)
  expect(await findUnsettled(run)).toMatchObject([{ attempts: 2, firstSentAt: morning, fence }])
})

test('what was settled says when, and what the answer was', async () => {
  const batch = await freeze(['a', 'b'])
  const limits = { minuteLeft: 59, dayLeft: 4_999, appMinuteLeft: undefined }
  const report = { operation: 'PUT /Invoices', status: 200, requestId: 'r-1', durationMs: 120, limits }
  await change(async (transaction) => {
    await closeItems(transaction, batch.items.slice(0, 1), 'synced')
    await settleItems(transaction, batch.items)
    await closeBatch(transaction, batch, soon, report)
  })
  const { limits: _, ...told } = report
  const where = { id: batch.id }
  const settled = await kit.dependencies.prisma.batch.findUniqueOrThrow({ where, include: { items: true } })
  expect(settled).toMatchObject({ state: 'SETTLED', settledAt: soon, answer: told })
  expect(new Set(settled.items.map(({ outcome }) => outcome))).toEqual(new Set(['synced', null]))
  expect(await states()).toEqual([])
})
