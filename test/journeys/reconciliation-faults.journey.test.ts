import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import { countCallsOf } from '../kit/count-calls.ts'
import { begin, foundIn, look, readPages } from '../kit/reconciling.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

const path = '/api.xro/2.0/Invoices'
const count = 7

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  world.simulator.control.set({ largestPage: 1000 })
  await world.simulator.control.advance(2 * minute)
  story = await beginConnectedStory(world)
  for (let n = 1; n <= count; n++) await sendNew(story, `INV-000${n}`)
  await world.sweep()
  await world.hear()
  world.simulator.control.set({ largestPage: 2 })
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

function edit(number: string, unitAmount: number): void {
  const LineItems = [{ Description: 'x', Quantity: 1, UnitAmount: unitAmount, AccountCode: '200', TaxType: 'OUTPUT2' }]
  story.inXero({ action: 'edit-invoice', invoice: inXeroBy(story, number)[0]?.['InvoiceID'], changes: { LineItems } })
}

describe('a reading of several pages', () => {
  test('ends whole when a page fails midway, and the failed page is read again', async () => {
    const { organisationId } = story.organisation
    const match = { method: 'GET', path, organisationId }
    world.simulator.control.addFault({ kind: 'server-error-html', times: 1, afterCalls: 2, match })
    const id = await begin(story)
    await world.sweep()
    const stuck = await look(story, id)
    expect(stuck).toMatchObject({ state: 'READING', read: 4 })
    await world.pass(Date.parse(stuck['waitingUntil']) - world.clock.now() + second)
    expect(await look(story, id)).toMatchObject({ state: 'DONE', differences: 0, read: count, calls: 5 })
  })

  test.each(['rate-limit-minute', 'rate-limit-day'] as const)(
    '%s holds it, says until when, and it goes on',
    async (kind) => {
      const { organisationId } = story.organisation
      const match = { method: 'GET', path, organisationId }
      world.simulator.control.addFault({ kind, times: 1, afterCalls: 1, match })
      const id = await begin(story)
      await world.sweep()
      const stuck = await look(story, id)
      expect(stuck).toMatchObject({ state: 'READING', read: 2, calls: 1 })
      expect(Date.parse(stuck['waitingUntil'])).toBeGreaterThan(world.clock.now())
      const calls = countCallsOf(world, story)
      await world.pass(Math.min(20 * second, Date.parse(stuck['waitingUntil']) - world.clock.now() - second))
      expect(calls()).toHaveLength(0)
      await world.pass(Date.parse(stuck['waitingUntil']) - world.clock.now() + second)
      await world.passUntil(async () => (await look(story, id))['state'] === 'DONE')
      expect(await look(story, id)).toMatchObject({ differences: 0, read: count })
    },
  )

  test('misses nothing that moves meanwhile: edited, paid, voided and made there while pages are read', async () => {
    const id = await begin(story)
    await readPages(world, story, id, 3)
    await world.simulator.control.advance(second)
    edit('INV-0001', 90)
    story.inXero({ action: 'pay', invoice: inXeroBy(story, 'INV-0002')[0]?.['InvoiceID'] })
    story.inXero({ action: 'void', invoice: inXeroBy(story, 'INV-0003')[0]?.['InvoiceID'] })
    await world.hear()
    await world.pass(3 * minute)
    const one = await look(story, id)
    expect(one).toMatchObject({ state: 'DONE', read: count })
    expect(foundIn(one)).toEqual(['INV-0001 DIFFERENT', 'INV-0003 VOIDED_THERE'])
    // Paid there and heard here: both agree, though the page that held it was read before.
    expect((await story.invoice('INV-0002')).status).toBe('PAID')
  })

  test('goes before nobody: what a person sends meanwhile arrives between two pages, and is no finding', async () => {
    const id = await begin(story)
    await readPages(world, story, id, 3)
    await sendNew(story, 'INV-0100')
    const calls = countCallsOf(world, story)
    await world.sweep()
    expect((await story.invoice('INV-0100')).sync.state).toBe('SYNCED')
    expect(await look(story, id)).toMatchObject({ state: 'DONE', differences: 0 })
    expect(calls().length).toBeGreaterThan(0)
  })

  test('is taken up by another worker where one stopped: no page is read twice', async () => {
    const id = await begin(story)
    await readPages(world, story, id, 3)
    await world.sweep()
    expect(await look(story, id)).toMatchObject({ state: 'DONE', differences: 0, calls: 4 })
  })

  test('gives no verdict when the connection is lost midway', async () => {
    const id = await begin(story)
    await readPages(world, story, id, 2)
    edit('INV-0001', 90)
    story.inXero({ action: 'disconnect' })
    await world.sweep()
    const one = await look(story, id)
    expect(one).toMatchObject({ state: 'SKIPPED', reason: { code: 'CONNECTION_NEEDS_YOU' }, totals: [] })
    expect(one['findings'].totalCount).toBe(0)
    expect(await story.graph.run('startReconciliation', { scope: 'ALL' }, '')).toMatchObject({ code: 'NOT_CONNECTED' })
  })
})
