import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPayment, sendNew } from '../kit/connected-story.ts'
import { beginTrade, kinds, type Kind, type Trade } from '../kit/kinds.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let trade: Trade

const [bill, creditNote, expense] = kinds as [Kind, Kind, Kind, Kind]

beforeAll(async () => {
  world = await openTimedWorld()
  trade = await beginTrade(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test('money received, money paid and credits used are told in one list, and each apart', async () => {
  const { graph } = trade.story
  const invoiceId = await sendNew(trade.story, 'INV-0001', { clientId: trade.party })
  const billId = await trade.approve(bill, 'B-1')
  const creditNoteId = await trade.approve(creditNote, 'CN-1')
  await recordPayment(trade.story, 'INV-0001', '20.00')
  const paid = { id: billId, amount: '30.00', date: '2026-11-20' }
  await graph.run('recordBillPayment', paid, '... on BillPayment { id }')
  await graph.run('allocateCreditNote', { creditNoteId, invoiceId, amount: '10.00' }, '... on Allocation { id }')
  await world.sweep()
  const FIELDS = `totalCount nodes { kind amount { amount } document { kind number partyName } creditNote { number }
    sync { state } }`
  const {
    settlements: all,
    credits,
    out,
  } = await graph.ask(`{ settlements { ${FIELDS} }
    credits: settlements(kinds: [CREDIT]) { ${FIELDS} } out: settlements(kinds: [PAID_OUT]) { ${FIELDS} } }`)
  expect(all.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['CREDIT', 'PAID_OUT', 'RECEIVED'])
  expect(out).toMatchObject({
    totalCount: 1,
    nodes: [{ amount: { amount: '30.00' }, document: { kind: 'BILL', number: 'B-1', partyName: 'Harbour Supplies' } }],
  })
  expect(credits.nodes).toMatchObject([{ document: { number: 'INV-0001' }, creditNote: { number: 'CN-1' } }])
})

test('what failed of a kind is tried again at once, and nothing of another', async () => {
  const { graph } = trade.story
  const strict = (requireExplicitTaxMapping: boolean) =>
    graph.run('updateWorkspace', { requireExplicitTaxMapping }, '... on Workspace { id }')
  await strict(true)
  const failed = [await trade.approve(bill, 'B-2'), await trade.approve(bill, 'B-3')]
  const other = await trade.approve(expense, 'X-2')
  await world.sweep()
  expect((await trade.read(bill, failed[0] ?? '')).sync.state).toBe('FAILED')
  await strict(false)
  const retry = (input: object) => graph.run('retryDocuments', input, '... on RetryDocumentsSuccess { count }')
  expect(await retry({ kind: 'BILL' })).toMatchObject({ count: 2 })
  await world.sweep()
  for (const id of failed) expect((await trade.read(bill, id)).sync.state).toBe('SYNCED')
  expect((await trade.read(expense, other)).sync.state).toBe('FAILED')
  expect(await retry({ ids: [] })).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await retry({ ids: [other] })).toMatchObject({ count: 1 })
})
