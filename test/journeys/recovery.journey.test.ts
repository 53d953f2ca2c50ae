import { makeDependencies } from '@tieout/api/dependencies'
import { readEnv } from '@tieout/api/env'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import { beginStory } from '../kit/story.ts'
import { hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld

beforeAll(async () => {
  world = await openTimedWorld()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test('an invoice in a currency the organisation lacks is skipped, and goes by itself once it has the currency', async () => {
  const story = await beginStory(world, 'nz')
  await story.connect()
  await story.mapDefaults()
  await sendNew(story, 'EUR-1', { currency: 'EUR' })
  await world.sweep()
  const { sync } = await story.invoice('EUR-1')
  expect(sync).toMatchObject({ state: 'SKIPPED', attempts: 0, reason: { code: 'CURRENCY_UNSUPPORTED' } })
  expect(sync.reason.message).toContain('EUR')
  expect(sync.reason.message).toContain('NZD')
  expect(story.held()).toEqual([])
  story.inXero({ action: 'add-currency', currency: 'EUR' })
  await story.graph.run('syncReferenceData', undefined, '')
  await world.sweep()
  expect((await story.invoice('EUR-1')).sync).toMatchObject({ state: 'SYNCED', reason: null })
  expect(inXeroBy(story, 'EUR-1')).toMatchObject([{ CurrencyCode: 'EUR', Status: 'AUTHORISED' }])
})

test('an outage longer than our patience fails in words, and retrying all sends each invoice once', async () => {
  const story = await beginConnectedStory(world)
  const { organisationId } = story.organisation
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId }
  await sendNew(story, 'WARM-UP')
  await world.sweep()
  world.simulator.control.addFault({ kind: 'unavailable-text', match })
  for (const number of ['OUT-1', 'OUT-2', 'OUT-3']) await sendNew(story, number)
  await world.sweep()
  const { sync } = await story.invoice('OUT-1')
  expect(sync).toMatchObject({
    state: 'PENDING',
    reason: { code: 'OUTCOME_UNKNOWN' },
    nextAttemptAt: expect.any(String),
  })
  // The process ends and another goes on: patience is counted in the database.
  await world.pass(30 * minute)
  const worker = makeDependencies(readEnv(world.variables), { clock: world.dependencies.clock, wake: () => {} })
  for (let waited = 0; waited < 26 * hour; waited += 10 * minute) {
    await world.simulator.control.advance(10 * minute)
    await world.sweep(worker)
  }
  await worker.close()
  const failed = (await story.invoice('OUT-1')).sync
  expect(failed).toMatchObject({ state: 'FAILED', reason: { code: 'GAVE_UP' }, nextAttemptAt: null })
  expect(failed.reason.message).toContain('Nothing was created twice')
  const offered = 'problem { code fix { action { label mutation input } } }'
  const { needsYou } = await story.graph.ask(`{ needsYou { key ${offered} count } }`)
  const again = { label: 'Try all 3 again', mutation: 'retrySync', input: { causeKey: needsYou[0].key } }
  expect(needsYou).toMatchObject([{ problem: { code: 'GAVE_UP', fix: { action: again } }, count: 3 }])
  const calls = world.simulator.control.requests(match).length
  await world.pass(24 * hour)
  expect(world.simulator.control.requests(match).length).toBe(calls)
  world.simulator.control.clearFaults()
  const retried = await story.graph.run(again.mutation, again.input, '... on RetrySyncSuccess { count }')
  expect(retried).toMatchObject({ count: 3 })
  await world.sweep()
  for (const number of ['OUT-1', 'OUT-2', 'OUT-3']) {
    expect((await story.invoice(number)).sync).toMatchObject({ state: 'SYNCED', reason: null })
    expect(inXeroBy(story, number)).toHaveLength(1)
  }
})
