import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../kit/listen.ts'
import { backfillOf, beginOldStory, startBackfill, steerBackfill } from '../kit/old-story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
const statements: string[] = []

beforeAll(async () => {
  world = await openTimedWorld({ overrides: { onStatement: (sql) => statements.push(sql) } })
})
afterAll(() => world.close())

test('its progress is told live, from the start to the end', async () => {
  const story = await beginOldStory(world, 3)
  const news = listen(world, story, 'subscription { backfillChanged { state progress { total done pushed } } }')
  let heard: unknown
  const first = news.next().then(({ value }) => (heard = value))
  // A line that is not open yet hears nothing: something happens until it does.
  const { id } = await startBackfill(story)
  await expect
    .poll(
      async () => {
        await steerBackfill(story, 'pauseBackfill', id)
        await steerBackfill(story, 'resumeBackfill', id)
        return heard
      },
      { timeout: 60_000, interval: 100 },
    )
    .toMatchObject({ backfillChanged: { progress: { total: 3, done: 0 } } })
  await first
  await world.sweep()
  for await (const { backfillChanged } of news) if (backfillChanged.state === 'FINISHED') break
  expect((await backfillOf(story))['progress']).toMatchObject({ total: 3, done: 3, pushed: 3 })
})

test('starting, handing over, pausing and cancelling take as many statements for thirty as for two', async () => {
  expect(await countStatements(30)).toEqual(await countStatements(2))
})

/** What is said of the items and the outbox in the whole of it. */
async function countStatements(invoices: number): Promise<Record<string, number>> {
  const story = await beginOldStory(world, invoices)
  const { organisationId } = story.organisation
  const path = '/api.xro/2.0/Contacts'
  const { id: fault } = world.simulator.control.addFault({ kind: 'unavailable-text', match: { path, organisationId } })
  const count = async (act: () => Promise<unknown>) => {
    const before = statements.length
    await act()
    return statements
      .slice(before)
      .filter((sql) => /"BackfillItem"|into "OutboxEntry"|delete from "OutboxEntry"/.test(sql)).length
  }
  let id = ''
  const counts = {
    start: await count(async () => (id = (await startBackfill(story))['id'])),
    handOver: await count(() => world.sweep()),
    pause: await count(() => steerBackfill(story, 'pauseBackfill', id)),
    cancel: await count(() => steerBackfill(story, 'cancelBackfill', id)),
  }
  expect((await backfillOf(story))['progress']).toMatchObject({ waiting: invoices })
  world.simulator.control.removeFault(fault)
  return counts
}
