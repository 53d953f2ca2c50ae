import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

const invoices = '/api.xro/2.0/Invoices'

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

function fault(
  kind: 'drop-after-commit' | 'errors-summarised',
  more: { path?: string; method?: string; times?: number },
) {
  const { times, ...where } = { path: invoices, ...more }
  const match = { ...where, organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind, match, ...(times === undefined ? {} : { times }) })
}

async function edit(number: string, unitPrice: string): Promise<void> {
  const { id, version } = await story.invoice(number)
  const lines = [{ description: 'Design, again', quantity: '1', unitPrice }]
  const edited = await story.graph.run('updateInvoice', { invoiceId: id, version, lines }, '... on Invoice { id }')
  expect(edited).toMatchObject({ __typename: 'Invoice' })
}

describe('a number that is taken', () => {
  test('by someone else’s invoice fails in those words, and linking ties to it where the totals agree', async () => {
    const other = await beginConnectedStory(world)
    await sendNew(story, 'INV-0001')
    await world.sweep()
    const [theirs] = inXeroBy(story, 'INV-0001')
    await world.dependencies.prisma.syncStatus.deleteMany({ where: { ledgerId: theirs?.['InvoiceID'] } })
    story.inXero({
      action: 'edit-invoice',
      invoice: theirs?.['InvoiceID'],
      changes: { Url: 'https://elsewhere.example' },
    })
    const { id } = await story.invoice('INV-0001')
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'DUPLICATE_NUMBER' },
    })
    await story.graph.run('linkInvoice', { invoiceId: id }, '... on Invoice { id }')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', ledgerId: theirs?.['InvoiceID'] })
    expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
    expect(inXeroBy(other, 'INV-0001')).toEqual([])
  })

  test('by one that was deleted there fails instead of trying for ever', async () => {
    world.simulator.control.setUnknowns({ deletedNumberIsFree: false })
    await world.dependencies.prisma.workspace.updateMany({ data: { createdStatus: 'DRAFT' } })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    const [held] = inXeroBy(story, 'INV-0001')
    await world.dependencies.prisma.syncStatus.deleteMany({ where: { ledgerId: held?.['InvoiceID'] } })
    story.inXero({ action: 'delete', invoice: held?.['InvoiceID'] })
    const { id } = await story.invoice('INV-0001')
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'DUPLICATE_NUMBER' },
    })
    world.simulator.control.setUnknowns({ deletedNumberIsFree: true })
    await world.dependencies.prisma.workspace.updateMany({ data: { createdStatus: 'AUTHORISED' } })
  })
})

test('a batch refused as a whole is halved until only the guilty invoice fails', async () => {
  fault('errors-summarised', { method: 'PUT' })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  story.inXero({ action: 'archive-contact', contact: inXeroBy(story, 'INV-0001')[0]?.['Contact'].ContactID })
  const client = await story.createClient('Somebody Else')
  for (let n = 2; n <= 7; n++) await sendNew(story, `INV-000${n}`, n === 4 ? {} : { clientId: client })
  await world.sweep()
  for (let n = 2; n <= 7; n++) {
    const { sync } = await story.invoice(`INV-000${n}`)
    expect(`${n} ${sync.state}`).toBe(n === 4 ? '4 FAILED' : `${n} SYNCED`)
    expect(inXeroBy(story, `INV-000${n}`)).toHaveLength(n === 4 ? 0 : 1)
  }
})

describe('what changes while an answer is lost', () => {
  test('an edit goes after it, once, and Xero holds the newer', async () => {
    fault('drop-after-commit', { method: 'PUT', times: 1 })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    await edit('INV-0001', '250')
    await world.pass(30 * second)
    expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', ledgerTotal: { amount: '250.00' } })
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Total: 250 }])
    const { organisationId } = story.organisation
    const writes = world.simulator.control.requests({ organisationId, path: invoices, method: 'POST' })
    expect(writes).toHaveLength(1)
  })

  test('a payment made in Xero meanwhile is here when the doubt is over', async () => {
    fault('drop-after-commit', { method: 'PUT', times: 1 })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '20.00' })
    await world.hear()
    await world.pass(30 * second)
    expect(await story.invoice('INV-0001')).toMatchObject({ status: 'PARTIALLY_PAID', amountDue: { amount: '100.00' } })
  })

  test('a payment of ours taken back in Xero meanwhile does not come back', async () => {
    await sendNew(story, 'INV-0001')
    await world.sweep()
    fault('drop-after-commit', { path: '/api.xro/2.0/Payments', method: 'PUT', times: 1 })
    await recordPayment(story, 'INV-0001', '20.00')
    await world.sweep()
    story.inXero({ action: 'delete-payment', invoice: 'INV-0001' })
    await world.simulator.control.advance(10 * minute)
    await world.hear()
    await world.pass(minute)
    expect(paymentsIn(world, story)).toEqual([])
    expect(await story.invoice('INV-0001')).toMatchObject({ status: 'SENT', payments: [{ reversed: true }] })
  })
})

test('a void follows into Xero, and an edit made while disconnected follows the reconnect', async () => {
  await sendNew(story, 'INV-0001')
  await sendNew(story, 'INV-0002')
  await world.sweep()
  const { id } = await story.invoice('INV-0001')
  await story.graph.run('voidInvoice', { invoiceId: id }, '... on Invoice { id }')
  await world.sweep()
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'VOIDED' }])
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', ledgerStatus: 'VOIDED' })
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
  await edit('INV-0002', '70')
  await story.connect()
  await world.sweep()
  expect(inXeroBy(story, 'INV-0002')).toMatchObject([{ Total: 70 }])
  expect((await story.invoice('INV-0002')).sync.state).toBe('SYNCED')
})
