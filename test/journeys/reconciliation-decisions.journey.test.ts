import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import { foundIn, reconcile, repair } from '../kit/reconciling.ts'
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

function makeInXero(number: string, date: string): void {
  const LineItems = [{ Description: 'Made there', Quantity: 1, UnitAmount: 55.5, AccountCode: '200', TaxType: 'NONE' }]
  const dates = { Date: date, DueDate: '2026-12-24' }
  const Contact = { ContactID: theirs('INV-0001')['Contact'].ContactID }
  const invoice = { InvoiceNumber: number, Contact, ...dates, LineItems, Status: 'AUTHORISED' }
  story.inXero({ action: 'create-invoice', invoice })
}

describe('what a person decides', () => {
  test('made there: it is listed and never imported; accepted, it stays so until it changes', async () => {
    makeInXero('THEIRS-1', '2026-11-21')
    makeInXero('THEIRS-0', '2026-10-01')
    const one = await reconcile(world, story)
    expect(foundIn(one)).toEqual(['THEIRS-1 MISSING_HERE'])
    expect(one['totals'].find((total: any) => total.class === 'BEFORE_CONNECTION')).toMatchObject({
      ...{ count: 1, theirs: { amount: '55.50' } },
    })
    const input = { reconciliationId: one['id'], class: 'MISSING_HERE' }
    const accepted = await story.graph.run(
      'acceptFindings',
      input,
      '... on Reconciliation { differences accepted toDo }',
    )
    expect(accepted).toMatchObject({ differences: 0, accepted: 1, toDo: 0 })
    const next = await reconcile(world, story)
    expect(next).toMatchObject({ differences: 0, accepted: 1 })
    expect(next['findings'].nodes[0]).toMatchObject({ acceptedBy: 'Maya Okafor' })
    story.inXero({ action: 'void', invoice: theirs('THEIRS-1')['InvoiceID'] })
    makeInXero('THEIRS-2', '2026-11-21')
    expect(foundIn(await reconcile(world, story))).toEqual(['THEIRS-2 MISSING_HERE'])
    expect(foundIn(await reconcile(world, story, 'ALL'))).toEqual(['THEIRS-0 MISSING_HERE', 'THEIRS-2 MISSING_HERE'])
    expect((await story.graph.ask('{ invoices(first: 1) { totalCount } }')).invoices.totalCount).toBe(4)
  })

  test('let go: unlinked, it says so, and nothing changes in Xero', async () => {
    story.inXero({ action: 'void', invoice: theirs('INV-0003')['InvoiceID'] })
    const one = await reconcile(world, story)
    await repair(story, one['id'], 'VOIDED_THERE', 'UNLINK')
    expect((await story.invoice('INV-0003')).sync).toMatchObject({
      state: 'NOT_SYNCED',
      reason: { code: 'UNLINKED' },
      ledgerId: null,
    })
    expect(foundIn(await reconcile(world, story))).toEqual(['INV-0003 NOT_SENT'])
  })

  test('a repair that is not for such a finding, or was made already, is refused', async () => {
    story.inXero({ action: 'pay', invoice: theirs('INV-0001')['InvoiceID'] })
    const one = await reconcile(world, story)
    const [finding] = one['findings'].nodes
    const input = { reconciliationId: one['id'], findingIds: [finding.id] }
    const told = '... on RepairFindingsSuccess { count refused { problem { code } } }'
    const wrong = await story.graph.run('repairFindings', { ...input, repair: 'PUSH_AGAIN' }, told)
    expect(wrong).toMatchObject({ count: 0, refused: [{ problem: { code: 'REPAIR_NOT_POSSIBLE' } }] })
    const right = await story.graph.run('repairFindings', { ...input, repair: 'TAKE_PAYMENTS' }, told)
    expect(right).toMatchObject({ count: 1, refused: [] })
    expect(await story.graph.run('repairFindings', { ...input, repair: 'TAKE_PAYMENTS' }, told)).toMatchObject({
      count: 0,
    })
  })
})
