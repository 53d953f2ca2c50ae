import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  // A limit of the app holds for every organisation: begin after it.
  await world.simulator.control.advance(2 * minute)
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test.each([
  ['rate-limit-minute', 'RATE_LIMITED', 60 * second],
  ['rate-limit-app-minute', 'RATE_LIMITED', 60 * second],
  ['rate-limit-day', 'DAILY_LIMIT', day],
] as const)(
  '%s parks the organisation, says until when, burns no try, and goes on by itself',
  async (kind, code, most) => {
    const { organisationId } = story.organisation
    const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId }
    world.simulator.control.addFault({ kind, times: 1, match })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    const { sync } = await story.invoice('INV-0001')
    expect(sync).toMatchObject({ state: 'PENDING', attempts: 0, reason: { code } })
    const until = Date.parse(sync.nextAttemptAt)
    expect(until).toBeGreaterThan(world.clock.now())
    expect(until).toBeLessThanOrEqual(world.clock.now() + most)
    await sendNew(story, 'INV-0002')
    const before = world.simulator.control.requests({ organisationId }).length
    await world.pass(until - world.clock.now() - second)
    expect(world.simulator.control.requests({ organisationId })).toHaveLength(before)
    await world.pass(3 * second)
    for (const number of ['INV-0001', 'INV-0002']) {
      expect((await story.invoice(number)).sync).toMatchObject({ state: 'SYNCED', attempts: 1 })
      expect(inXeroBy(story, number)).toHaveLength(1)
    }
  },
)

test('a refusal for too many calls at once is over in moments', async () => {
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'rate-limit-concurrent', times: 1, match })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await world.pass(2 * second)
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', attempts: 1 })
})

test('one organisation parked holds no other back', async () => {
  const other = await beginConnectedStory(world)
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'rate-limit-minute', times: 1, match: { organisationId } })
  await sendNew(story, 'INV-0001')
  await sendNew(other, 'INV-0001')
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('PENDING')
  expect((await other.invoice('INV-0001')).sync.state).toBe('SYNCED')
})
