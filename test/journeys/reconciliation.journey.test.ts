import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { countCallsOf } from '../kit/count-calls.ts'
import { begin, foundIn, look, reconcile, repair } from '../kit/reconciling.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  world.simulator.control.set({ largestPage: 1000 })
  story = await beginConnectedStory(world)
  for (let n = 1; n <= 4; n++) await sendNew(story, `INV-000${n}`)
  await world.sweep()
  await world.hear()
  // From here on nothing Xero says is heard: what happens there is found by reading, or never.
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'webhook-drop', match: { organisationId } })
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

function theirs(number: string): Record<string, any> {
  return inXeroBy(story, number)[0] ?? {}
}

async function sumsOf(one: Record<string, any>) {
  const sum = (side: string) => one['totals'].reduce((all: number, total: any) => all + Number(total[side].amount), 0)
  return { ours: sum('ours'), theirs: sum('theirs') }
}

describe('books that agree', () => {
  test('tie out in one call, foreseen before it was made', async () => {
    const { reconciliationEstimate } = await story.graph.ask('{ reconciliationEstimate { invoices calls } }')
    expect(reconciliationEstimate).toEqual({ invoices: 4, calls: 1 })
    const calls = countCallsOf(world, story)
    const one = await reconcile(world, story)
    expect(one).toMatchObject({
      state: 'DONE',
      differences: 0,
      toDo: 0,
      calls: 1,
      estimatedCalls: 1,
      expected: 4,
      read: 4,
    })
    expect(one['totals']).toEqual([
      {
        ...{
          kind: 'INVOICE',
          class: 'EQUAL',
          count: 4,
          ours: { amount: '480.00', currency: 'GBP' },
          theirs: { amount: '480.00' },
        },
        difference: { amount: '0.00' },
      },
    ])
    expect(calls()).toHaveLength(1)
    expect(await world.dependencies.prisma.reconciliationReading.count()).toBe(0)
  })

  test('one runs at a time, and a cancelled one leaves nothing behind', async () => {
    const id = await begin(story)
    const second = await story.graph.run('startReconciliation', { scope: 'ALL' }, '')
    expect(second).toMatchObject({ code: 'RECONCILING' })
    const cancelled = await story.graph.run('cancelReconciliation', { id }, '... on Reconciliation { state }')
    expect(cancelled).toMatchObject({ state: 'CANCELLED' })
    const calls = countCallsOf(world, story)
    await world.sweep()
    expect(calls()).toHaveLength(0)
    expect(await story.graph.run('cancelReconciliation', { id }, '')).toMatchObject({ code: 'RECONCILIATION_ENDED' })
  })
})

describe('what a person did in Xero is found, mended in one step, and gone from the next reconciliation', () => {
  test('edited there: ours is sent over it', async () => {
    const LineItems = [
      { Description: 'Dearer', Quantity: 1, UnitAmount: 100.01, AccountCode: '200', TaxType: 'OUTPUT2' },
    ]
    story.inXero({
      action: 'edit-invoice',
      invoice: theirs('INV-0002')['InvoiceID'],
      changes: { LineItems, DueDate: '2027-01-31' },
    })
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0002 DIFFERENT'])
    expect(one['findings'].nodes[0].fields).toEqual([
      { field: 'DUE', ours: '2026-12-01', theirs: '2027-01-31' },
      { field: 'SUBTOTAL', ours: '100.00', theirs: '100.01' },
      { field: 'TOTAL', ours: '120.00', theirs: '120.01' },
      { field: 'LINES', ours: '100.00', theirs: '100.01' },
    ])
    expect(await sumsOf(one)).toEqual({ ours: 480, theirs: 480.01 })
    await repair(story, one['id'], 'DIFFERENT', 'PUSH')
    await world.sweep()
    expect(theirs('INV-0002')['Total']).toBe(120)
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
    expect(await look(story, one['id'])).toMatchObject({ differences: 1, toDo: 0 })
  })

  test('voided there: ours is voided as well', async () => {
    story.inXero({ action: 'void', invoice: theirs('INV-0003')['InvoiceID'] })
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0003 VOIDED_THERE'])
    expect(await sumsOf(one)).toEqual({ ours: 480, theirs: 360 })
    await repair(story, one['id'], 'VOIDED_THERE', 'VOID_HERE')
    await world.sweep()
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
  })

  test('paid there: its payment is taken over', async () => {
    story.inXero({ action: 'part-pay', invoice: theirs('INV-0001')['InvoiceID'], amount: '20.00' })
    story.inXero({ action: 'pay', invoice: theirs('INV-0004')['InvoiceID'] })
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0001 PAID_THERE', 'INV-0004 PAID_THERE'])
    await repair(story, one['id'], 'PAID_THERE', 'TAKE_PAYMENTS')
    await world.sweep()
    expect(await story.invoice('INV-0004')).toMatchObject({ status: 'PAID' })
    expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PARTIALLY_PAID', amountDue: { amount: '100.00' } })
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
  })

  test('paid here and not there: the payment is sent', async () => {
    await world.dependencies.prisma.accountMapping.deleteMany({ where: { purpose: 'PAYMENT' } })
    await recordPayment(story, 'INV-0001', '120.00')
    await world.sweep()
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0001 PAID_HERE'])
    await story.mapDefaults({ payments: true })
    await repair(story, one['id'], 'PAID_HERE', 'SEND_PAYMENTS')
    await world.sweep()
    expect(paymentsIn(world, story)).toHaveLength(1)
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
  })

  test('deleted there: ours is sent again, as new', async () => {
    await world.dependencies.prisma.workspace.updateMany({ data: { createdStatus: 'DRAFT' } })
    await sendNew(story, 'INV-0005')
    await world.sweep()
    story.inXero({ action: 'delete', invoice: theirs('INV-0005')['InvoiceID'] })
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0005 MISSING_THERE'])
    await repair(story, one['id'], 'MISSING_THERE', 'PUSH_AGAIN')
    await world.sweep()
    expect(inXeroBy(story, 'INV-0005')).toHaveLength(1)
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
    await world.dependencies.prisma.workspace.updateMany({ data: { createdStatus: 'AUTHORISED' } })
  })

  test('the tie was lost: the two are linked again', async () => {
    await world.dependencies.prisma.syncStatus.deleteMany({ where: { ledgerId: theirs('INV-0002')['InvoiceID'] } })
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0002 NOT_LINKED'])
    await repair(story, one['id'], 'NOT_LINKED', 'LINK')
    await world.sweep()
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
  })

  test('never arrived: it is pushed', async () => {
    await world.dependencies.prisma.workspace.updateMany({ data: { pushTrigger: 'MANUAL' } })
    await sendNew(story, 'INV-0006')
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['INV-0006 NOT_SENT'])
    await repair(story, one['id'], 'NOT_SENT', 'PUSH')
    await world.sweep()
    expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
    await world.dependencies.prisma.workspace.updateMany({ data: { pushTrigger: 'ON_SEND' } })
  })
})
