import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { payingIn } from '../kit/paying.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

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

const { arrive, set, look } = payingIn(() => ({ world, story }))

describe('a direction', () => {
  test('one way: what happens in Xero is verified and counted, and changes no document', async () => {
    await set({ direction: 'ONE_WAY' })
    await arrive()
    await recordPayment(story, 'INV-0001', '20.00')
    await world.sweep()
    const document = async () => ({
      row: await world.dependencies.prisma.document.findFirstOrThrow({
        where: {
          number: 'INV-0001',
          workspace: { organisations: { some: { ledgerOrganisationId: story.organisation.organisationId } } },
        },
      }),
      payments: (await look()).payments,
    })
    const before = await document()
    const counted = async () =>
      (await story.graph.ask('{ connection { inbound { received } } }')).connection.inbound.received
    const count = await counted()
    await world.simulator.control.advance(2 * second)
    story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '30.00' })
    await world.hear()
    await world.simulator.control.advance(2 * second)
    story.inXero({ action: 'delete-payment', invoice: 'INV-0001' })
    await world.hear()
    await world.simulator.control.advance(2 * second)
    story.inXero({ action: 'pay', invoice: 'INV-0001' })
    await world.hear()
    expect(await counted()).toBeGreaterThanOrEqual(count + 3)
    expect(await document()).toEqual(before)
    expect(paymentsIn(world, story)).toHaveLength(2)
  })

  test('two ways again: what was paid meanwhile is taken in', async () => {
    await set({ direction: 'ONE_WAY' })
    await arrive()
    story.inXero({ action: 'pay', invoice: 'INV-0001' })
    await world.hear()
    expect((await look()).status).toBe('SENT')
    await set({ direction: 'TWO_WAY' })
    expect((await look()).status).toBe('PAID')
  })

  test('paid status back: payments come, and none are sent until that changes', async () => {
    await set({ direction: 'PAID_STATUS_BACK' })
    await arrive()
    await recordPayment(story, 'INV-0001', '20.00')
    await world.sweep()
    expect((await look()).payments).toMatchObject([
      { sync: { state: 'NOT_SYNCED', reason: { code: 'PAYMENTS_STAY_HERE' } } },
    ])
    story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '100.00' })
    await world.hear()
    expect((await look()).status).toBe('PAID')
  })

  test('without contacts, an unknown client waits for one and names it', async () => {
    await set({ contactsPush: false })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'CONTACT_MISSING' },
    })
    await set({ contactsPush: true })
    expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
  })
})
