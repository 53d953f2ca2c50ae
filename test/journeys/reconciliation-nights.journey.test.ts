import { beginNightly } from '@tieout/api/worker'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeEach(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
  await sendNew(story, 'INV-0001')
  await world.sweep()
})
afterEach(() => world.close())

test('every night the organisation is reconciled once, in its own night, however often it is asked', async () => {
  await passNight()
  expect(await nights()).toMatchObject([{ origin: 'NIGHTLY', state: 'DONE', differences: 0 }])
  await passNight()
  expect(await nights()).toHaveLength(2)
})

test('a night is skipped, and says why, where the connection needs a person or is paused', async () => {
  for (const [status, code] of [
    ['EXPIRED', 'CONNECTION_NEEDS_YOU'],
    ['PAUSED', 'CONNECTION_PAUSED'],
  ] as const) {
    await world.dependencies.prisma.connection.updateMany({ data: { status } })
    await passNight()
    expect((await nights())[0]).toMatchObject({ origin: 'NIGHTLY', state: 'SKIPPED', reason: { code } })
  }
})

/** From shortly before two until five in the morning, as the clock of a worker strikes. */
async function passNight(): Promise<void> {
  const begins = Math.ceil(world.clock.now() / day) * day + hour + 50 * minute
  await world.simulator.control.advance(begins - world.clock.now())
  while (new Date(world.clock.now()).getUTCHours() < 5) {
    await beginNightly(world.dependencies)
    await world.sweep()
    await world.simulator.control.advance(20 * minute)
  }
}

async function nights() {
  const { reconciliations } = await story.graph.ask(
    '{ reconciliations(first: 10) { nodes { origin state differences reason { code } } } }',
  )
  return reconciliations.nodes
}
