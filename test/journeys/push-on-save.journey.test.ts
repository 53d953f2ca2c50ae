import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
  await trigger('ON_SAVE')
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

async function trigger(pushTrigger: string): Promise<void> {
  await story.graph.run('updateWorkspace', { pushTrigger }, '... on Workspace { pushTrigger }')
}

function update(invoice: Record<string, any>, change: object): Promise<Record<string, any>> {
  const input = { invoiceId: invoice['id'], version: invoice['version'], ...change }
  return story.graph.run('updateInvoice', input, '... on Invoice { id version }')
}

test('a draft that is saved here is a draft there, follows each save, and is approved when it is sent', async () => {
  const id = await story.createInvoice('INV-0001')
  await world.sweep()
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'DRAFT', Total: 120 }])
  expect(await story.invoice('INV-0001')).toMatchObject({
    status: 'DRAFT',
    sync: { state: 'SYNCED', ledgerStatus: 'DRAFT' },
  })
  await update(await story.invoice('INV-0001'), { reference: 'PO 77' })
  await world.pass(minute)
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'DRAFT', Reference: 'PO 77' }])
  await story.send(id)
  await world.pass(minute)
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'AUTHORISED', Reference: 'PO 77' }])
  expect(await story.invoice('INV-0001')).toMatchObject({ status: 'SENT', sync: { ledgerStatus: 'AUTHORISED' } })
})

test('a draft that was written before goes with its next save, and a void takes it back there', async () => {
  await trigger('ON_SEND')
  await story.createInvoice('INV-0002')
  await world.sweep()
  expect(inXeroBy(story, 'INV-0002')).toEqual([])
  await trigger('ON_SAVE')
  await update(await story.invoice('INV-0002'), { reference: 'Now' })
  await world.sweep()
  expect(inXeroBy(story, 'INV-0002')).toMatchObject([{ Status: 'DRAFT' }])
  const { id } = await story.invoice('INV-0002')
  await story.graph.run('voidInvoice', { invoiceId: id }, '... on Invoice { status }')
  await world.pass(minute)
  expect(inXeroBy(story, 'INV-0002').filter(({ Status }) => Status !== 'DELETED')).toEqual([])
})

test('a bill goes as it is saved; money spent, of which Xero keeps no drafts, once it is approved', async () => {
  const supplierId = await story.createClient('Paper & Co')
  const taxRateId = await story.createTaxRate('VAT in', '20')
  const { ledgerAccounts } = await story.graph.ask(
    '{ ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } } }',
  )
  const ledgerAccountId = ledgerAccounts.nodes.find((one: { code: string }) => one.code === '429').id
  await story.graph.run('mapAccount', { purpose: 'EXPENSE', ledgerAccountId }, '... on AccountMapping { id }')
  const lines = [{ description: 'Paper', quantity: '1', unitPrice: '10', taxRateId }]
  const bill = { supplierId, number: 'P-1', issuedOn: '2026-11-01', dueOn: '2026-12-01', lines }
  await story.graph.run('createBill', bill, '... on Bill { id }')
  const expense = { supplierId, number: 'X-1', issuedOn: '2026-11-01', lines }
  const made = await story.graph.run('createExpense', expense, '... on Expense { id sync { state reason { code } } }')
  await world.sweep()
  expect(inXeroBy(story, 'P-1')).toMatchObject([{ Status: 'DRAFT', Type: 'ACCPAY' }])
  expect(made['sync']).toMatchObject({ state: 'NOT_SYNCED', reason: { code: 'DRAFT' } })
})

test('a draft that is in Xero ties out: the reconciliation finds nothing', async () => {
  await story.createInvoice('INV-0003')
  await world.sweep()
  await story.graph.run('startReconciliation', { scope: 'ALL' }, '... on Reconciliation { id }')
  await world.sweep()
  const { reconciliations } = await story.graph.ask('{ reconciliations(first: 1) { nodes { state differences } } }')
  expect(reconciliations.nodes).toMatchObject([{ state: 'DONE', differences: 0 }])
})
