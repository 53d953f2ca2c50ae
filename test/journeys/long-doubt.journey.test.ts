import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test('while nothing can be read after a doubtful write, it says what it waits for and since when; then it goes on', async () => {
  const { organisationId } = story.organisation
  const { control } = world.simulator
  const path = '/api.xro/2.0/Invoices'
  control.addFault({ kind: 'drop-after-commit', times: 1, match: { method: 'PUT', path, organisationId } })
  const read = control.addFault({ kind: 'unavailable-text', match: { method: 'GET', path, organisationId } })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  // The key is forgotten before anything can be replayed: only a look can tell.
  await world.pass(6 * minute)
  await world.pass(hour)
  const { sync } = await story.invoice('INV-0001')
  expect(sync).toMatchObject({
    state: 'PENDING',
    reason: { code: 'OUTCOME_UNKNOWN', message: expect.stringContaining('when we sent it at 09:0') },
  })
  expect(Date.parse(sync.nextAttemptAt)).toBeGreaterThan(world.clock.now())
  control.removeFault(read.id)
  await world.passUntil(async () => (await story.invoice('INV-0001')).sync.state === 'SYNCED')
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
})
