import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendNew } from '../kit/connected-story.ts'
import { countCallsOf } from '../kit/count-calls.ts'
import { beginTrade, changeThere, kinds, type Trade } from '../kit/kinds.ts'
import { begin, foundIn, look, readPages, reconcile, repair } from '../kit/reconciling.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let trade: Trade

beforeAll(async () => {
  world = await openTimedWorld()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const names = { Bill: 'BILL', CreditNote: 'CREDIT_NOTE', Expense: 'EXPENSE' } as const

describe.each(kinds)('a $type ($expensesAs)', (kind) => {
  const isSpent = kind.path.endsWith('BankTransactions')

  beforeEach(async () => {
    world.simulator.control.clearFaults()
    world.simulator.control.set({ largestPage: 1000 })
    world.simulator.control.setUnknowns({ deletedInLists: true })
    trade = await beginTrade(world, kind.expensesAs)
    for (const number of ['D-1', 'D-2', 'D-3']) await trade.approve(kind, number)
    await world.sweep()
    await world.simulator.control.advance(2 * second)
    await world.hear()
    // From here on nothing Xero says is heard: what happens there is found by reading, or never.
    const { organisationId } = trade.story.organisation
    world.simulator.control.addFault({ kind: 'webhook-drop', match: { organisationId } })
  })

  function theirs(number: string): Record<string, any> {
    return kind.heldBy(world, trade.story, number)[0] ?? {}
  }

  /** What a person does to one of them in Xero. */
  function takeBackThere(number: string): void {
    const { story } = trade
    if (isSpent) story.inXero({ action: 'delete-transaction', transaction: number })
    else changeThere(story, kind, number, { Status: 'VOIDED' })
  }

  async function mend(name: string, how: string): Promise<void> {
    const one = await reconcile(world, trade.story)
    expect(foundIn(one)).toEqual([`D-2 ${name}`])
    expect(one['findings'].nodes[0]).toMatchObject({ kind: names[kind.type], invoice: null })
    await repair(trade.story, one['id'], name, how)
    await world.sweep()
    expect(await reconcile(world, trade.story)).toMatchObject({ differences: 0 })
  }

  test('that agrees ties out, read at the cost that was told', async () => {
    const { reconciliationEstimate } = await trade.story.graph.ask(
      '{ reconciliationEstimate { calls lists { kind documents calls isInUse } } }',
    )
    const calls = countCallsOf(world, trade.story)
    const one = await reconcile(world, trade.story)
    expect(one).toMatchObject({ state: 'DONE', differences: 0, expected: 3, read: 3 })
    expect(one['totals']).toMatchObject([
      { kind: names[kind.type], class: 'EQUAL', count: 3, ours: { amount: '360.00' }, theirs: { amount: '360.00' } },
    ])
    expect(calls()).toHaveLength(reconciliationEstimate.calls)
    expect(one['calls']).toBe(reconciliationEstimate.calls)
    expect(reconciliationEstimate.lists.filter((list: any) => list.isInUse)).toHaveLength(2)
  })

  test('edited there is sent again as it is here', async () => {
    const changes = isSpent ? { LineItems: [dearer] } : { LineItems: [dearer], Date: '2026-11-03' }
    changeThere(trade.story, kind, 'D-2', changes)
    await mend('DIFFERENT', 'PUSH')
    expect(theirs('D-2')['Total']).toBe(120)
  })

  test('taken back there is voided here', async () => {
    takeBackThere('D-2')
    await mend('VOIDED_THERE', 'VOID_HERE')
  })

  test('taken back there is found even where Xero’s lists leave it out', async () => {
    world.simulator.control.setUnknowns({ deletedInLists: false })
    takeBackThere('D-2')
    await world.simulator.control.advance(3 * minute)
    // Spent money that was deleted there and is not listed might as well never have been.
    await (isSpent ? mend('MISSING_THERE', 'PUSH_AGAIN') : mend('VOIDED_THERE', 'VOID_HERE'))
  })

  test('whose tie was lost is linked again', async () => {
    const where = { document: { number: 'D-2' } }
    await world.dependencies.prisma.syncStatus.deleteMany({ where })
    await mend('NOT_LINKED', 'LINK')
  })

  test('that never arrived is sent', async () => {
    const { prisma } = world.dependencies
    await prisma.workspace.updateMany({ data: { pushTrigger: 'MANUAL' } })
    await trade.approve(kind, 'D-4')
    const one = await reconcile(world, trade.story)
    expect(foundIn(one)).toEqual(['D-4 NOT_SENT'])
    await prisma.workspace.updateMany({ data: { pushTrigger: 'ON_SEND' } })
    await repair(trade.story, one['id'], 'NOT_SENT', 'PUSH')
    await world.sweep()
    expect(await reconcile(world, trade.story)).toMatchObject({ differences: 0, read: 4 })
  })

  test('in Xero alone is listed and never imported', async () => {
    const { prisma } = world.dependencies
    await prisma.document.deleteMany({ where: { number: 'D-3' } })
    const one = await reconcile(world, trade.story, 'ALL')
    expect(foundIn(one)).toEqual(['D-3 MISSING_HERE'])
    // Nobody can say what a bill there would have been here: it is called a bill.
    const there = kind.path.endsWith('Invoices') ? 'BILL' : names[kind.type]
    expect(one['findings'].nodes[0]).toMatchObject({
      kind: there,
      path: null,
      ours: null,
      theirs: { amount: '120.00' },
    })
  })

  test('settled there is settled here', async () => {
    const { story } = trade
    if (isSpent) story.inXero({ action: 'reconcile', transaction: theirs('D-2')['BankTransactionID'] })
    else if (kind.type !== 'CreditNote') story.inXero({ action: 'pay', invoice: theirs('D-2')['InvoiceID'] })
    else {
      await sendNew(story, 'INV-9', { clientId: trade.party })
      await world.sweep()
      story.inXero({ action: 'allocate', creditNote: 'D-2', invoice: 'INV-9', amount: '120.00' })
      const one = await reconcile(world, story)
      expect(foundIn(one)).toEqual(['D-2 PAID_THERE', 'INV-9 PAID_THERE'])
      await repair(story, one['id'], 'PAID_THERE', 'TAKE_PAYMENTS')
      await world.sweep()
      expect(await reconcile(world, story)).toMatchObject({ differences: 0 })
      return
    }
    await mend('PAID_THERE', 'TAKE_PAYMENTS')
  })

  test('is read in pages, and only where its list is chosen', async () => {
    world.simulator.control.set({ largestPage: 2 })
    expect(await reconcile(world, trade.story)).toMatchObject({ differences: 0, expected: 3, calls: 3 })
    const invoicesOnly = await reconcile(world, trade.story, 'ALL', ['INVOICE'])
    expect(invoicesOnly).toMatchObject({ kinds: ['INVOICE'], differences: 0, expected: 0, calls: 1 })
  })
})

test('a list that moves while it is read makes nothing missing that is there', async () => {
  const [, , spent] = kinds
  if (!spent) throw new Error('There is no such kind.')
  const { control } = world.simulator
  control.setUnknowns({ deletedInLists: false })
  control.set({ largestPage: 1000 })
  trade = await beginTrade(world, 'SPEND_MONEY')
  const { story } = trade
  control.addFault({ kind: 'webhook-drop', match: { organisationId: story.organisation.organisationId } })
  for (const number of ['E-1', 'E-2', 'E-3', 'E-4']) await trade.approve(spent, number)
  await world.sweep()
  await control.advance(3 * minute)
  control.set({ largestPage: 2 })
  const id = await begin(story, 'SINCE_CONNECTED', ['EXPENSE'])
  await readPages(world, story, id, 1)
  // One of the first page goes, and another comes: the list is as long as before, and one of its rows was never read.
  const { prisma } = world.dependencies
  const reading = await prisma.reconciliationReading.findFirstOrThrow({ orderBy: { ledgerId: 'asc' } })
  story.inXero({ action: 'delete-transaction', transaction: reading.ledgerId })
  await trade.approve(spent, 'E-5')
  await world.sweep()
  expect(await look(story, id)).toMatchObject({ state: 'DONE', differences: 0 })
})

const dearer = { Description: 'Dearer', Quantity: 1, UnitAmount: 200, AccountCode: '429', TaxType: 'INPUT2' }
