import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment } from '../kit/connected-story.ts'
import { payingIn } from '../kit/paying.ts'
import { beginStory, type Story } from '../kit/story.ts'
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

async function run(mutation: string, input: Record<string, unknown>) {
  const answer = await story.graph.run(mutation, input, '... on Payment { id }')
  await world.sweep()
  return answer
}

describe('a payment taken back here', () => {
  test('is taken back in Xero as well, once, and does not come back', async () => {
    await arrive()
    await recordPayment(story, 'INV-0001', '120.00')
    await world.sweep()
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'PAID' }])
    const [payment] = (await look()).payments
    expect(await run('reversePayment', { paymentId: payment.id })).toMatchObject({ __typename: 'Payment' })
    await world.simulator.control.advance(2 * second)
    await world.hear()
    expect(paymentsIn(world, story)).toEqual([])
    expect(await look()).toMatchObject({ status: 'SENT', payments: [{ reversed: true, sync: { state: 'SYNCED' } }] })
    expect(await run('reversePayment', { paymentId: payment.id })).toMatchObject({ code: 'PAYMENT_REVERSED' })
  })

  test('though its answer was lost', async () => {
    await arrive()
    await recordPayment(story, 'INV-0001', '50.00')
    await world.sweep()
    const [payment] = (await look()).payments
    const { organisationId } = story.organisation
    const match = { method: 'POST', path: '/api.xro/2.0/Payments', organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', match, times: 1 })
    await run('reversePayment', { paymentId: payment.id })
    await world.hear()
    await world.passUntil(async () => (await look()).payments[0].sync.state === 'SYNCED')
    expect(paymentsIn(world, story)).toEqual([])
    expect(await look()).toMatchObject({ status: 'SENT', payments: [{ reversed: true }] })
  })

  test('is not one that was made in Xero', async () => {
    await arrive()
    story.inXero({ action: 'pay', invoice: 'INV-0001' })
    await world.hear()
    const [payment] = (await look()).payments
    expect(await run('reversePayment', { paymentId: payment.id })).toMatchObject({ code: 'PAYMENT_FROM_LEDGER' })
  })
})

describe('a payment recorded on both sides', () => {
  async function recordTwice() {
    await arrive()
    await recordPayment(story, 'INV-0001', '50.00')
    story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '50.00', date: '2026-11-22' })
    await world.hear()
    const { payments } = await look()
    const ours = payments.find((one: any) => one.origin === 'APP')
    const theirs = payments.find((one: any) => one.origin === 'LEDGER')
    return { ours, theirs, pair: { paymentId: ours.id, otherId: theirs.id } }
  }

  test('is suggested as one, sent by nobody, and merged when a person says so', async () => {
    await set({ paymentsPush: false })
    const { ours, theirs, pair } = await recordTwice()
    expect(ours).toMatchObject({ possibleMatch: { id: theirs.id } })
    await set({ paymentsPush: true })
    expect((await look()).payments[0].sync).toMatchObject({ state: 'FAILED', reason: { code: 'PAYMENT_MAYBE_THERE' } })
    expect(paymentsIn(world, story)).toHaveLength(1)
    expect(await run('matchPayments', pair)).toMatchObject({ __typename: 'Payment', id: ours.id })
    expect(await look()).toMatchObject({
      amountPaid: { amount: '50.00' },
      payments: [{ id: ours.id, ledgerId: theirs.ledgerId, possibleMatch: null, sync: { state: 'SYNCED' } }],
    })
    expect(await run('matchPayments', pair)).toMatchObject({ code: 'NO_MATCH' })
    expect(paymentsIn(world, story)).toHaveLength(1)
  })

  test('stays two when a person says so, and ours goes', async () => {
    await set({ paymentsPush: false })
    const { pair } = await recordTwice()
    await set({ paymentsPush: true })
    await run('keepBothPayments', pair)
    expect(paymentsIn(world, story)).toHaveLength(2)
    expect(await look()).toMatchObject({ amountPaid: { amount: '100.00' }, status: 'PARTIALLY_PAID' })
    for (const payment of (await look()).payments) expect(payment.possibleMatch).toBeNull()
  })
})

test('an invoice paid before it was first sent takes its payment along; without an account it says so', async () => {
  const bare = await beginStory(world)
  story = bare
  const id = await bare.createInvoice('INV-0001')
  await bare.send(id)
  await recordPayment(bare, 'INV-0001', '120.00')
  await bare.connect()
  await bare.mapDefaults()
  await bare.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
  await world.sweep()
  expect((await look()).sync).toEqual({ state: 'SYNCED', warning: { code: 'PAYMENT_NOT_RECORDED' } })
  await bare.mapDefaults({ payments: true })
  await world.sweep()
  expect(inXeroBy(bare, 'INV-0001')).toMatchObject([{ Status: 'PAID' }])
  expect((await look()).sync).toEqual({ state: 'SYNCED', warning: null })
})

test('several payments in another currency go and come in it', async () => {
  await arrive('INV-0001', { currency: 'EUR' })
  await recordPayment(story, 'INV-0001', '20.00')
  await recordPayment(story, 'INV-0001', '30.00')
  await world.sweep()
  await world.simulator.control.advance(2 * second)
  story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '10.00' })
  await world.hear()
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ AmountPaid: 60, CurrencyCode: 'EUR' }])
  expect(await look()).toMatchObject({ status: 'PARTIALLY_PAID', amountPaid: { amount: '60.00' } })
})
