import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inXeroBy, sendNew } from '../kit/connected-story.ts'
import { beginTrade, kinds, type Kind, type Trade } from '../kit/kinds.ts'
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

const [bill, creditNote, expense, expenseBill] = kinds as [Kind, Kind, Kind, Kind]

async function act(mutation: string, input: Record<string, unknown>, type: string) {
  const answer = await trade.story.graph.run(mutation, input, `... on ${type} { id }`)
  await world.sweep()
  return answer
}

describe('a credit note used here and taken back', () => {
  beforeEach(async () => {
    world.simulator.control.clearFaults()
    trade = await beginTrade(world)
  })

  async function creditsOn(number: string): Promise<Record<string, any>> {
    const { invoiceByNumber } = await trade.story.graph.ask(
      `query ($number: String!) { invoiceByNumber(number: $number) { status amountDue { amount }
        credits { id amount { amount } reversed sync { state } } timeline { kind } } }`,
      { number },
    )
    return invoiceByNumber
  }

  async function useCredit(amount = '50.00') {
    const invoiceId = await sendNew(trade.story, 'INV-0001', { clientId: trade.party })
    const creditNoteId = await trade.approve(creditNote, 'CN-0001')
    await world.sweep()
    const input = { creditNoteId, invoiceId, amount }
    const { id } = await act('allocateCreditNote', input, 'Allocation')
    // An event of the same second as our own write would be its echo.
    await world.simulator.control.advance(2 * second)
    await world.hear()
    return { input, id, creditNoteId }
  }

  test('is due again here at once and in Xero, and can be used anew', async () => {
    const { input, id, creditNoteId } = await useCredit()
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 50 }])
    expect(await act('reverseAllocation', { allocationId: id }, 'Allocation')).toMatchObject({ id })
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 0, AmountDue: 120 }])
    await world.simulator.control.advance(2 * second)
    await world.hear()
    const invoice = await creditsOn('INV-0001')
    expect(invoice).toMatchObject({ status: 'SENT', amountDue: { amount: '120.00' }, credits: [{ reversed: true }] })
    expect(invoice['timeline'].map(({ kind }: any) => kind)).toEqual(
      expect.arrayContaining(['CREDIT_TAKEN_BACK', 'CREDIT_REMOVED']),
    )
    expect(await trade.read(creditNote, creditNoteId)).toMatchObject({
      ...{ status: 'APPROVED', remaining: { amount: '120.00' } },
    })
    expect(await act('reverseAllocation', { allocationId: id }, 'Allocation')).toMatchObject({
      code: 'PAYMENT_REVERSED',
    })
    expect(await act('allocateCreditNote', { ...input, amount: '30.00' }, 'Allocation')).toMatchObject({ id })
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 30 }])
    expect(await creditsOn('INV-0001')).toMatchObject({ credits: [{ reversed: false, sync: { state: 'SYNCED' } }] })
  })

  test.each([
    ['while the write may still be replayed', 0],
    ['long after', 10 * minute],
  ])('is so though Xero’s answer was lost, %s', async (_, wait) => {
    const { id } = await useCredit()
    const { organisationId } = trade.story.organisation
    const match = { method: 'DELETE', path: '/\\/Allocations\\//', organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match })
    await act('reverseAllocation', { allocationId: id }, 'Allocation')
    await world.simulator.control.advance(wait)
    await world.passUntil(async () => (await creditsOn('INV-0001'))['credits'][0].sync.state === 'SYNCED')
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 0 }])
  })

  test('is so where somebody in Xero used more of it on the same invoice', async () => {
    const { id } = await useCredit()
    trade.story.inXero({ action: 'allocate', creditNote: 'CN-0001', invoice: 'INV-0001', amount: '20' })
    await act('reverseAllocation', { allocationId: id }, 'Allocation')
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 0 }])
    await world.simulator.control.advance(2 * second)
    await world.hear()
    expect(await creditsOn('INV-0001')).toMatchObject({ status: 'SENT', amountDue: { amount: '120.00' } })
  })

  test('needs no call where it was taken back in Xero, and cannot be used anew before Xero has settled it', async () => {
    const { input, id } = await useCredit()
    const { organisationId } = trade.story.organisation
    trade.story.inXero({ action: 'unallocate', creditNote: 'CN-0001', invoice: 'INV-0001' })
    await trade.story.graph.run('reverseAllocation', { allocationId: id }, '... on Allocation { id }')
    const early = await trade.story.graph.run('allocateCreditNote', input, '... on Allocation { id }')
    expect(early).toMatchObject({ code: 'CREDIT_USED_THERE' })
    await world.sweep()
    expect(world.simulator.control.requests({ organisationId, method: 'DELETE' })).toEqual([])
    expect(await creditsOn('INV-0001')).toMatchObject({ credits: [{ reversed: true, sync: { state: 'SYNCED' } }] })
  })
})

describe.each([bill, expenseBill])('a $type that is a bill in Xero', (kind) => {
  let id: string
  beforeEach(async () => {
    world.simulator.control.clearFaults()
    trade = await beginTrade(world, kind.expensesAs)
    id = await trade.approve(kind, 'D-0001')
    await world.sweep()
    await world.simulator.control.advance(2 * second)
    await mapPaymentAccount()
  })

  async function mapPaymentAccount(): Promise<void> {
    const { accounts } = await trade.story.graph.ask(
      '{ accounts: ledgerAccounts(first: 100, purpose: PAYMENT) { nodes { id code } } }',
    )
    const { id: ledgerAccountId } = accounts.nodes.find((one: any) => one.code === '090')
    await act('mapAccount', { purpose: 'PAYMENT', ledgerAccountId }, 'AccountMapping')
  }

  async function look() {
    const { [kind.one]: found } = await trade.story.graph.ask(
      `query ($id: ID!) { ${kind.one}(id: $id) { status amountPaid { amount }
        payments { id origin reversed amount { amount } possibleMatch { id } sync { state reason { code fix { path } } } } } }`,
      { id },
    )
    return found
  }
  const pay = (amount: string) => act('recordBillPayment', { id, amount, date: '2026-11-20' }, 'BillPayment')

  test('is paid here, in part and then wholly, and paid in Xero', async () => {
    expect(await pay('50.00')).toMatchObject({ __typename: 'BillPayment' })
    expect(await look()).toMatchObject({ status: 'PARTIALLY_PAID', payments: [{ sync: { state: 'SYNCED' } }] })
    expect(await pay('71.00')).toMatchObject({ code: 'PAYMENT_TOO_LARGE' })
    await pay('70.00')
    expect(kind.heldBy(world, trade.story, 'D-0001')).toMatchObject([{ Status: 'PAID', AmountPaid: 120 }])
    expect(await look()).toMatchObject({ status: 'PAID', amountPaid: { amount: '120.00' } })
  })

  test('owes again what is taken back here', async () => {
    const { id: paymentId } = await pay('120.00')
    expect(await act('reverseBillPayment', { paymentId }, 'BillPayment')).toMatchObject({ id: paymentId })
    await world.simulator.control.advance(2 * second)
    await world.hear()
    expect(kind.heldBy(world, trade.story, 'D-0001')).toMatchObject([{ Status: 'AUTHORISED', AmountPaid: 0 }])
    expect(await look()).toMatchObject({
      status: 'APPROVED',
      payments: [{ reversed: true, sync: { state: 'SYNCED' } }],
    })
  })

  test('that was paid on both sides asks which it is, and the answer settles it', async () => {
    await act('updateWorkspace', { paymentsPush: false }, 'Workspace')
    await pay('50.00')
    trade.story.inXero({ action: 'part-pay', invoice: 'D-0001', amount: '50.00', date: '2026-11-21' })
    await world.hear()
    const { payments } = await look()
    const ours = payments.find((one: any) => one.origin === 'APP')
    const otherId = ours.possibleMatch.id
    const input = { paymentId: ours.id, otherId }
    expect(await act('matchBillPayments', input, 'BillPayment')).toMatchObject({ id: ours.id })
    expect(await look()).toMatchObject({ amountPaid: { amount: '50.00' }, payments: [{ sync: { state: 'SYNCED' } }] })
  })
})

test('money spent is paid, so nothing more is recorded on it', async () => {
  trade = await beginTrade(world)
  const id = await trade.approve(expense, 'E-0001')
  await world.sweep()
  const input = { id, amount: '10.00', date: '2026-11-20' }
  expect(await act('recordBillPayment', input, 'BillPayment')).toMatchObject({ code: 'SPENT_ALREADY' })
})
