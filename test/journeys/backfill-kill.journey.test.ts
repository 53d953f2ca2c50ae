import { afterAll, beforeAll, expect, test } from 'vitest'
import { inXeroBy } from '../kit/connected-story.ts'
import { backfillOf, oldNumber, sendOld, startBackfill } from '../kit/old-story.ts'
import { beginStory } from '../kit/story.ts'
import { holdRows, killHard, patient, startProcess } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'

/** More than fit one call. */
const many = 60

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a backfill whose worker is killed again and again ends with every invoice in Xero once', async () => {
  const { prisma } = world.dependencies
  const { control } = world.simulator
  const story = await beginStory(world)
  await sendOld(story, many)
  await story.connect()
  await story.mapDefaults()
  const { organisationId: scope } = story.organisation

  // Killed when some are handed over, and no call is made.
  const release = await holdRows(world, 'RateBudget', scope)
  await startBackfill(story)
  const first = startProcess(world, 'worker')
  await expect
    .poll(() => prisma.outboxEntry.count(), patient)
    .toBe(many)
    .finally(() => killHard(first).then(release))

  // Killed while Xero works at the first of them.
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: scope }
  const { id } = control.addFault({ kind: 'latency', times: 1, latencyMs: 700, match })
  const second = startProcess(world, 'worker')
  const struck = () => control.faults().find((fault) => fault.id === id)?.struck
  await expect
    .poll(struck, patient)
    .toBe(1)
    .finally(() => killHard(second))
  expect(await backfillOf(story)).toMatchObject({ state: 'RUNNING', progress: { total: many } })

  const others = [startProcess(world, 'worker'), startProcess(world, 'worker')]
  await expect
    .poll(async () => (await backfillOf(story))['state'], patient)
    .toBe('FINISHED')
    .finally(() => Promise.all(others.map((other) => other.stop())))
  expect((await backfillOf(story))['progress']).toMatchObject({ done: many, pushed: many })
  expect(story.held()).toHaveLength(many)
  for (const n of [1, many]) expect(inXeroBy(story, oldNumber(n))).toHaveLength(1)
  expect(control.violations()).toEqual([])
})
