import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inXeroBy, sendNew } from '../kit/connected-story.ts'
import { attachReceipt, beginTrade, kinds, type Kind, type Trade } from '../kit/kinds.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'
import type { FaultKind } from '../xero-simulator/simulator.ts'

let world: TimedWorld
let trade: Trade

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  trade = await beginTrade(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const [bill, creditNote, expense] = kinds as [Kind, Kind, Kind, Kind]

function fault(kind: FaultKind, method: string, path: string): void {
  const { organisationId } = trade.story.organisation
  world.simulator.control.addFault({ kind, times: 1, match: { method, path, organisationId } })
}

/** The credits that an invoice shows. */
async function creditsOn(number: string): Promise<Record<string, any>> {
  const { invoiceByNumber } = await trade.story.graph.ask(
    `query ($number: String!) { invoiceByNumber(number: $number) { status amountDue { amount } payments { id }
      credits { amount { amount } reversed creditNote { number } sync { state reason { code } } } } }`,
    { number },
  )
  return invoiceByNumber
}

async function useCredit(amount: string) {
  const invoiceId = await sendNew(trade.story, 'INV-0001', { clientId: trade.party })
  const creditNoteId = await trade.approve(creditNote, 'CN-0001')
  const input = { creditNoteId, invoiceId, amount }
  const used = await trade.story.graph.run('allocateCreditNote', input, '... on Allocation { id sync { state } }')
  expect(used['__typename']).toBe('Allocation')
  return { creditNoteId, invoiceId }
}

describe('a credit note used on an invoice', () => {
  test('reduces what is due here at once and in Xero once both are there', async () => {
    const { creditNoteId } = await useCredit('50.00')
    expect(await creditsOn('INV-0001')).toMatchObject({ status: 'PARTIALLY_PAID', amountDue: { amount: '70.00' } })
    await world.sweep()
    await world.hear()
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 50, AmountDue: 70 }])
    expect(await creditsOn('INV-0001')).toMatchObject({
      ...{ status: 'PARTIALLY_PAID', amountDue: { amount: '70.00' }, payments: [] },
      credits: [
        { amount: { amount: '50.00' }, reversed: false, creditNote: { number: 'CN-0001' }, sync: { state: 'SYNCED' } },
      ],
    })
    expect(await trade.read(creditNote, creditNoteId)).toMatchObject({ remaining: { amount: '70.00' } })
  })

  test.each([
    ['while the key is remembered', 0],
    ['after the key was forgotten', 10 * minute],
  ])('whose answer was lost is found and not used twice, %s', async (_, wait) => {
    fault('drop-after-commit', 'PUT', '/\\/Allocations$/')
    await useCredit('50.00')
    await world.sweep()
    await world.simulator.control.advance(wait)
    await world.passUntil(async () => (await creditsOn('INV-0001'))['credits'][0].sync.state === 'SYNCED')
    await world.hear()
    expect(inXeroBy(trade.story, 'INV-0001')).toMatchObject([{ AmountCredited: 50 }])
    expect(await creditsOn('INV-0001')).toMatchObject({ amountDue: { amount: '70.00' } })
  })

  test('by somebody in Xero shows here, and more than there is cannot be used', async () => {
    const invoiceId = await sendNew(trade.story, 'INV-0001', { clientId: trade.party })
    const creditNoteId = await trade.approve(creditNote, 'CN-0001')
    await world.sweep()
    await world.pass(second)
    trade.story.inXero({ action: 'allocate', creditNote: 'CN-0001', invoice: 'INV-0001', amount: '120' })
    await world.hear()
    expect(await creditsOn('INV-0001')).toMatchObject({
      status: 'PAID',
      credits: [{ creditNote: { number: 'CN-0001' } }],
    })
    expect(await trade.read(creditNote, creditNoteId)).toMatchObject({ status: 'PAID', remaining: { amount: '0.00' } })
    const more = { creditNoteId, invoiceId, amount: '0.01' }
    expect(await trade.story.graph.run('allocateCreditNote', more, '... on Allocation { id }')).toMatchObject({
      code: 'NOTHING_LEFT',
    })
  })
})

function attach(id: string, fileName: string): Promise<Response> {
  return attachReceipt(world, trade.story, id, fileName)
}

async function receiptsOf(id: string): Promise<Record<string, any>[]> {
  const { expense: found } = await trade.story.graph.ask(
    'query ($id: ID!) { expense(id: $id) { receipts { fileName size path sync { state reason { code } } } } }',
    { id },
  )
  return found.receipts
}

function filesInXero() {
  return world.simulator.control.state(trade.story.organisation.organisationId).attachments
}

describe('a receipt', () => {
  test('is kept, read back byte for byte, and goes up once its expense is there', async () => {
    const id = await trade.draft(expense, 'EXP-0001')
    expect((await attach(id, 'taxi.png')).status).toBe(201)
    await world.sweep()
    expect(filesInXero()).toEqual([])
    await trade.run('approve', expense, { id })
    await world.sweep()
    const [receipt] = await receiptsOf(id)
    expect(receipt).toMatchObject({ fileName: 'taxi.png', size: 10, sync: { state: 'SYNCED' } })
    expect(filesInXero()).toMatchObject([{ mimeType: 'image/png', size: 10 }])
    const read = await fetch(`${world.apiUrl}${receipt?.['path']}`, { headers: { cookie: trade.story.cookie } })
    expect([...new Uint8Array(await read.arrayBuffer())]).toEqual([137, 80, 78, 71, 13, 10, 26, 10, 255, 0])
    expect((await fetch(`${world.apiUrl}${receipt?.['path']}`)).status).toBe(404)
  })

  test.each([
    ['lost, while the key is remembered', 'drop-after-commit', 0],
    ['lost, after the key was forgotten', 'drop-after-commit', 10 * minute],
    ['never made, after the key was forgotten', 'drop-before-commit', 10 * minute],
  ] as const)('whose answer was %s is in Xero once', async (_, kind, wait) => {
    world.simulator.control.setUnknowns({ attachmentNameReplaces: false })
    fault(kind, 'PUT', '/\\/Attachments\\/.+$/')
    const id = await trade.approve(expense, 'EXP-0001')
    await attach(id, 'taxi.png')
    await world.sweep()
    await world.simulator.control.advance(wait)
    await world.passUntil(async () => (await receiptsOf(id))[0]?.['sync'].state === 'SYNCED')
    expect(filesInXero()).toHaveLength(1)
  })

  test('must be a picture or a PDF, of somebody who may send', async () => {
    const id = await trade.draft(expense, 'EXP-0001')
    const put = (headers: Record<string, string>) =>
      fetch(`${world.apiUrl}/receipts/${id}/a.html`, { method: 'PUT', headers, body: '<script>' })
    expect((await put({ 'content-type': 'text/html', cookie: trade.story.cookie })).status).toBe(400)
    expect((await put({ 'content-type': 'image/png' })).status).toBe(401)
  })
})

describe('in Xero', () => {
  test('a bill that is paid turns paid here, and one that is voided says so', async () => {
    const paid = await trade.approve(bill, 'B-1')
    const gone = await trade.approve(bill, 'B-2')
    await world.sweep()
    await world.pass(second)
    trade.story.inXero({ action: 'pay', invoice: 'B-1' })
    trade.story.inXero({ action: 'void', invoice: 'B-2' })
    await world.hear()
    expect(await trade.read(bill, paid)).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } })
    expect((await trade.read(bill, gone)).sync).toMatchObject({ state: 'FAILED', reason: { code: 'VOIDED_IN_XERO' } })
  })

  test('an expense that is reconciled with the bank turns paid here at the next poll', async () => {
    const id = await trade.approve(expense, 'EXP-0001')
    await world.sweep()
    await world.pass(second)
    trade.story.inXero({ action: 'reconcile', transaction: 'EXP-0001' })
    await world.pass(16 * minute)
    expect(await trade.read(expense, id)).toMatchObject({ status: 'PAID' })
  })
})

test('two suppliers may give their bills one number; one supplier gives it once', async () => {
  const other = await trade.story.createClient('Quayside Paper')
  const ids = [await trade.approve(bill, '1001'), await trade.approve(bill, '1001', { supplierId: other })]
  const again = await trade.run('create', bill, { ...bill.input(trade.party, trade.taxRateId), number: '1001' })
  expect(again).toMatchObject({ code: 'NUMBER_TAKEN' })
  await world.sweep()
  const found = await Promise.all(ids.map((id) => trade.read(bill, id)))
  expect(found).toMatchObject([{ sync: { state: 'SYNCED' } }, { sync: { state: 'SYNCED' } }])
  expect(bill.heldBy(world, trade.story, '1001')).toHaveLength(2)
})
