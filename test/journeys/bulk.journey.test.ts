import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginTrade, kinds, type Kind, type Trade } from '../kit/kinds.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld

beforeAll(async () => {
  world = await openTimedWorld()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const bill = kinds[0] as Kind

/** Does it to all of these bills, or to a hundred that match. */
function act({ story }: Trade, action: string, which: object): Promise<Record<string, any>> {
  const input = { action, kind: 'BILL', ...which }
  return story.graph.run('actOnDocuments', input, '... on ActOnDocumentsSuccess { count next }')
}

async function counts({ story }: Trade, where = '{}'): Promise<Record<string, number>> {
  const query = `{ bulkCounts(kind: BILL, where: ${where}) { send retry copy leaveOut } }`
  return (await story.graph.ask(query))['bulkCounts']
}

test('all that match are come to once, a hundred at a time, and counted before anything is done', async () => {
  const trade = await beginTrade(world)
  for (let tens = 0; tens < 10; tens++)
    await Promise.all(Array.from({ length: 10 }, (_, at) => trade.draft(bill, `B-${tens}${at}`)))
  await trade.draft(bill, 'B-LAST')
  await trade.draft(bill, 'C-0001')
  expect(await counts(trade)).toEqual({ send: 102, retry: 0, copy: 0, leaveOut: 0 })
  expect(await counts(trade, '{ search: "B-" }')).toMatchObject({ send: 101 })
  const where = { search: 'B-' }
  const first = await act(trade, 'SEND', { where })
  expect(first).toMatchObject({ count: 100, next: expect.any(String) })
  expect(await act(trade, 'SEND', { where, after: first['next'] })).toMatchObject({ count: 1, next: null })
  expect(await counts(trade)).toMatchObject({ send: 1 })
})

test('what failed is left out or tried again; what was left out goes again only where it is named', async () => {
  const trade = await beginTrade(world)
  await trade.story.graph.run('updateWorkspace', { requireExplicitTaxMapping: true }, '... on Workspace { id }')
  const [one, two] = [await trade.approve(bill, 'B-1'), await trade.approve(bill, 'B-2')]
  await world.sweep()
  expect(await counts(trade)).toEqual({ send: 0, retry: 2, copy: 0, leaveOut: 2 })
  expect(await act(trade, 'LEAVE_OUT', { ids: [one] })).toMatchObject({ count: 1 })
  expect((await trade.read(bill, one))['sync']).toMatchObject({ state: 'SKIPPED', reason: { code: 'LEFT_OUT' } })
  expect(await counts(trade)).toMatchObject({ retry: 1, leaveOut: 1 })
  await trade.story.graph.run('updateWorkspace', { requireExplicitTaxMapping: false }, '... on Workspace { id }')
  expect(await act(trade, 'RETRY', { where: {} })).toMatchObject({ count: expect.any(Number), next: null })
  await world.passUntil(async () => (await trade.read(bill, two))['sync'].state === 'SYNCED')
  expect((await trade.read(bill, one))['sync'].state).toBe('SKIPPED')
  expect(await act(trade, 'RETRY', { ids: [one] })).toMatchObject({ count: 1 })
  await world.passUntil(async () => (await trade.read(bill, one))['sync'].state === 'SYNCED')
  expect(bill.heldBy(world, trade.story, 'B-1')).toHaveLength(1)
})

test('what was never sent is copied; what somebody unlinked, and drafts, stay', async () => {
  const trade = await beginTrade(world)
  const there = await trade.approve(bill, 'B-0')
  await world.sweep()
  await trade.run('unlink', bill, { id: there })
  await trade.story.graph.run('updateWorkspace', { pushTrigger: 'MANUAL' }, '... on Workspace { id }')
  const [one] = [await trade.approve(bill, 'B-1'), await trade.draft(bill, 'B-2')]
  expect(await counts(trade)).toMatchObject({ send: 1, copy: 1 })
  expect(await act(trade, 'COPY', { where: {} })).toMatchObject({ count: 1 })
  await world.sweep()
  expect((await trade.read(bill, one))['sync'].state).toBe('SYNCED')
  expect(bill.heldBy(world, trade.story, 'B-0')).toHaveLength(1)
})

test('nothing is done to what is another workspace’s, or of another kind, or named wrongly', async () => {
  const [trade, stranger] = [await beginTrade(world), await beginTrade(world)]
  const id = await trade.draft(bill, 'B-1')
  expect(await act(stranger, 'SEND', { ids: [id] })).toMatchObject({ count: 0 })
  const input = { action: 'SEND', kind: 'EXPENSE', ids: [id] }
  const { graph } = trade.story
  expect(await graph.run('actOnDocuments', input, '... on ActOnDocumentsSuccess { count }')).toMatchObject({ count: 0 })
  expect(await act(trade, 'SEND', { ids: [id], where: {} })).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await act(trade, 'SEND', {})).toMatchObject({ code: 'INVALID_INPUT' })
  const { viewer } = await graph.ask('{ viewer { workspace { id } } }')
  const [, organizationId = ''] = Buffer.from(viewer.workspace.id, 'base64').toString().split(':')
  await world.dependencies.prisma.member.updateMany({ where: { organizationId }, data: { role: 'viewer' } })
  await expect(act(trade, 'SEND', { ids: [id] })).rejects.toThrow('FORBIDDEN')
})
