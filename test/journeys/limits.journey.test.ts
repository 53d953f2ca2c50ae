import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, heard, minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

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

test('with the day’s calls used up nobody comes round in vain, and news is taken in when the day has turned', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await payInXero('INV-0001')
  const match = { organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'rate-limit-day', times: 1, match })
  expect(await world.sweep()).toBe(1)
  expect(await world.sweep()).toBe(0)
  await world.pass(day + minute)
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PAID' })
})

test('what cannot be read is asked for again after a pause, while people go on', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await payInXero('INV-0001')
  const match = { method: 'GET', path: '/api.xro/2.0/', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'unavailable-text', times: 1, match })
  expect(await world.sweep()).toBe(1)
  await sendNew(story, 'INV-0002')
  await world.sweep()
  expect((await story.invoice('INV-0002')).sync).toMatchObject({ state: 'SYNCED' })
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'SENT' })
  await world.pass(31 * second)
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PAID' })
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

/** A moment later: what Xero reports of the same moment is our own push. */
async function payInXero(number: string): Promise<void> {
  await world.simulator.control.advance(second)
  story.inXero({ action: 'pay', invoice: inXeroBy(story, number)[0]?.['InvoiceID'] })
  await heard(world)
}
