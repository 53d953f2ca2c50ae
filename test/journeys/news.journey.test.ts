import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { heard, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
  for (const number of ['INV-0001', 'INV-0002']) await sendNew(story, number)
  await world.hear()
  // News of the same moment would be the echo of our own push.
  await world.simulator.control.advance(second)
})
afterAll(() => world.close())

test('a delivery that never came shows as a gap in the numbers, and what it said is polled for', async () => {
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'webhook-drop', times: 1, match: { organisationId } })
  pay('INV-0001')
  await heard(world)
  await world.sweep()
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'SENT' })
  pay('INV-0002')
  await world.hear()
  expect(await story.invoice('INV-0002')).toMatchObject({ status: 'PAID' })
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PAID' })
})

test('a burst of news of two invoices is one read', async () => {
  const before = reads().length
  for (const Reference of ['A', 'B', 'C'])
    for (const number of ['INV-0001', 'INV-0002'])
      story.inXero({ action: 'edit-invoice', invoice: idOf(number), changes: { Reference } })
  pay('INV-0001')
  await world.hear()
  expect(reads()).toHaveLength(before + 1)
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PAID' })
})

test('news of a kind nobody knows is taken, and costs nothing', async () => {
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  const at = new Date(world.clock.now())
  const data = { ledgerOrganisationId, category: 'HOLOGRAM', type: 'UPDATE', resourceId: 'one', eventAt: at }
  const before = world.simulator.control.requests({ organisationId: ledgerOrganisationId }).length
  await prisma.inboundEvent.create({ data: { ...data, receivedAt: at } })
  await world.sweep()
  expect(await prisma.inboundEvent.findFirst({ where: { category: 'HOLOGRAM' } })).toMatchObject({ state: 'IGNORED' })
  expect(world.simulator.control.requests({ organisationId: ledgerOrganisationId })).toHaveLength(before)
})

function idOf(number: string): string {
  return inXeroBy(story, number)[0]?.['InvoiceID']
}

function pay(number: string): void {
  story.inXero({ action: 'pay', invoice: idOf(number) })
}

function reads() {
  const { organisationId } = story.organisation
  return world.simulator.control.requests({ organisationId }).filter(({ query }) => /IDs=/i.test(query))
}
