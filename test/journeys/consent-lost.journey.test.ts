import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

function refreshes(): number {
  return world.simulator.control.requests({ path: '/connect/token' }).length
}

async function statusOf(): Promise<string> {
  const { connection } = await story.graph.ask('{ connection { status statusReason { code } } }')
  return `${connection.status} ${connection.statusReason?.code ?? ''}`.trim()
}

test('a token that is called expired in the middle is refreshed once, and the invoice goes', async () => {
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'token-expired', times: 1, match })
  const before = refreshes()
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect(refreshes()).toBe(before + 1)
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
})

test.each(['drop-after-commit', 'drop-before-commit', 'truncated-json', 'unavailable-text'] as const)(
  'a refresh that ends in %s is made good before the old token is forgotten',
  async (kind) => {
    world.simulator.control.addFault({ kind, times: 3, match: { path: '/connect/token' } })
    const before = refreshes()
    await sendNew(story, 'INV-0001')
    await world.simulator.control.advance(31 * minute)
    await world.sweep()
    await world.passUntil(async () => (await story.invoice('INV-0001')).sync.state === 'SYNCED')
    expect(await statusOf()).toBe('CONNECTED')
    expect(refreshes()).toBe(before + 4)
  },
)

test('several calls at once with an old token refresh it once', async () => {
  await world.simulator.control.advance(31 * minute)
  const before = refreshes()
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  expect(refreshes()).toBe(before + 1)
})

test('a consent withdrawn expires the connection; invoices wait for a person, and go by themselves when they reconnect', async () => {
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'revoke', times: 1, match: { organisationId } })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect(await statusOf()).toBe('EXPIRED TOKEN_EXPIRED')
  await sendNew(story, 'INV-0002')
  for (const number of ['INV-0001', 'INV-0002'])
    expect((await story.invoice(number)).sync).toMatchObject({
      state: 'PENDING',
      reason: { code: 'CONNECTION_NEEDS_YOU' },
    })
  const before = world.simulator.control.requests({ organisationId }).length
  await world.pass(20 * minute)
  expect(world.simulator.control.requests({ organisationId })).toHaveLength(before)
  await story.connect()
  await world.sweep()
  for (const number of ['INV-0001', 'INV-0002']) {
    expect((await story.invoice(number)).sync.state).toBe('SYNCED')
    expect(inXeroBy(story, number)).toHaveLength(1)
  }
})

test('the app removed in Xero asks for attention, and a reconnect goes on where it stopped', async () => {
  story.inXero({ action: 'disconnect' })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect(await statusOf()).toBe('NEEDS_ATTENTION REMOVED_IN_XERO')
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ reason: { code: 'CONNECTION_NEEDS_YOU' } })
  await story.connect()
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
})

test('a disconnect while an answer is lost is settled by the reconnect: there once, and once only', async () => {
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
  await story.connect()
  await world.passUntil(async () => (await story.invoice('INV-0001')).sync.state === 'SYNCED')
  await world.pass(30 * second)
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
})
