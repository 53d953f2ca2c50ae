import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { backlogAge, lookAtBacklog } from './watch-backlog.ts'

const now = Date.parse('2026-01-12T09:00:00Z')
const clock = { now: () => now, sleep: () => Promise.resolve() }
let kit: Kit
let maya: Asker
let organisationId: string

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  organisationId = (await connectBooks(kit, maya.workspaceId, new Date(now))).organisationId
})
afterAll(() => kit.close())

test('what could go and does not grows old; what waits for its time, or while the organisation rests, does not', async () => {
  const { prisma } = kit.dependencies
  await enqueue('could-go', now - 90_000, 0)
  await enqueue('for-later', now + 60_000, 0)
  expect(await backlogAge({ prisma, clock })).toBe(90)
  expect(await figure('sync_queue_depth', 'person')).toBe(2)
  expect(await figure('sync_oldest_pending_seconds', 'person')).toBe(90)
  expect(await figure('sync_oldest_pending_seconds', 'backfill')).toBe(0)

  await prisma.organisation.update({ where: { id: organisationId }, data: { restUntil: new Date(now + 5_000) } })
  expect(await backlogAge({ prisma, clock })).toBe(0)
  await prisma.organisation.update({ where: { id: organisationId }, data: { restUntil: new Date(now - 5_000) } })
  expect(await backlogAge({ prisma, clock })).toBe(5)

  await prisma.connection.updateMany({ data: { status: 'NEEDS_ATTENTION' } })
  expect(await backlogAge({ prisma, clock })).toBe(0)
})

test('of the day, what the scarcest organisation has left is told', async () => {
  const { prisma } = kit.dependencies
  expect(await figure('xero_limit_remaining', 'day')).toBeUndefined()
  const days = [
    ['a', 4_000, 5_000],
    ['b', 900, 1_000],
    ['c', 1_000, 5_000],
  ] as const
  for (const [scope, dayLeft, dayLimit] of days) {
    const state = { dayLeft, dayLimit, dayResetsAt: now + 1, spent: [], inFlight: [], ended: 0 }
    await prisma.rateBudget.create({ data: { scope, state, updatedAt: new Date(now) } })
  }
  expect(await figure('xero_limit_remaining', 'day')).toBe(900)
  expect(await figure('xero_limit_remaining_ratio', 'day')).toBe(0.2)
})

async function enqueue(entityId: string, dueAt: number, priority: number) {
  const { workspaceId } = maya
  const row = { workspaceId, organisationId, entityId, priority, kind: 'INVOICE', createdAt: new Date(dueAt) } as const
  await kit.dependencies.prisma.outboxEntry.create({ data: { ...row, dueAt: new Date(dueAt) } })
}

async function figure(name: string, label: string): Promise<number | undefined> {
  const gauges = await lookAtBacklog({ prisma: kit.dependencies.prisma, clock })
  return gauges.find((gauge) => gauge.name === name)?.values.find(({ labels }) => Object.values(labels).includes(label))
    ?.value
}
