import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
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
  await sendNew(story, 'INV-0001')
  await world.sweep()
  // An event of the same second as our own write would be its echo.
  await world.simulator.control.advance(2 * second)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

async function look(number = 'INV-0001') {
  const { invoiceByNumber } = await story.graph.ask(
    `query ($number: String!) { invoiceByNumber(number: $number) { id version status
      sync { state ledgerId reason { code } warning { code } } ledgerChange { rows { label differs } } } }`,
    { number },
  )
  return invoiceByNumber
}

async function editHere(change: Record<string, unknown>): Promise<void> {
  const { id, version } = await look()
  await story.graph.run('updateInvoice', { invoiceId: id, version, ...change }, '... on Invoice { id }')
  await world.sweep()
}

async function choose(mutation: string, more: Record<string, unknown> = {}) {
  const { id } = await look()
  const answer = await story.graph.run(mutation, { invoiceId: id, ...more }, '... on Invoice { id }')
  await world.sweep()
  return answer
}

test('a link is taken away alone, and given back as it was', async () => {
  const { sync } = await look()
  expect(await choose('unlinkInvoice')).toMatchObject({ __typename: 'Invoice' })
  expect((await look()).sync).toMatchObject({ state: 'NOT_SYNCED', ledgerId: null, reason: { code: 'UNLINKED' } })
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'AUTHORISED' }])
  story.inXero({ action: 'pay', invoice: 'INV-0001' })
  await world.hear()
  expect((await look()).status).toBe('SENT')
  await choose('undoUnlink')
  expect((await look()).sync).toEqual(sync)
  expect(await choose('undoUnlink')).toMatchObject({ code: 'NOTHING_TO_UNDO' })
  await choose('refreshInvoice')
  expect((await look()).status).toBe('PAID')
})

test('a link is not taken away while its fate is unknown', async () => {
  const match = { method: 'POST', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'drop-after-commit', match, times: 1 })
  await editHere({ reference: 'Ours' })
  expect(await choose('unlinkInvoice')).toMatchObject({ __typename: 'Conflict', code: 'UNDER_WAY' })
  await world.pass(30 * second)
  expect(await choose('unlinkInvoice')).toMatchObject({ __typename: 'Invoice' })
})

test('a link is made to what a person found in Xero, refused where another holds it, and asks about what differs', async () => {
  await sendNew(story, 'INV-0002', { lines: [{ description: 'Else', quantity: '1', unitPrice: '77' }] })
  await world.sweep()
  const find = async (text: string) => {
    const { searchLedgerInvoices } = await story.graph.ask(
      `query ($text: String!) { searchLedgerInvoices(text: $text) { __typename
        ... on SearchLedgerInvoicesSuccess { invoices { ledgerId number contact total { amount } linkedTo { number } } } } }`,
      { text },
    )
    return searchLedgerInvoices.invoices
  }
  expect(await find('0002')).toMatchObject([{ number: 'INV-0002', linkedTo: { number: 'INV-0002' } }])
  expect(await find('acme')).toHaveLength(2)
  const [found] = await find('77.00')
  expect(found).toMatchObject({ number: 'INV-0002', contact: 'Acme & Sons' })
  await choose('unlinkInvoice')
  const { ledgerId } = found
  expect(await choose('linkInvoice', { ledgerId })).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_LINKED' })
  const { id } = await look('INV-0002')
  await story.graph.run('unlinkInvoice', { invoiceId: id }, '... on Invoice { id }')
  expect(await choose('linkInvoice', { ledgerId })).toMatchObject({ __typename: 'Invoice' })
  const linked = await look()
  expect(linked.sync).toMatchObject({ state: 'SYNCED', ledgerId, warning: { code: 'CHANGED_IN_XERO' } })
  expect(linked.ledgerChange.rows.filter((row: any) => row.differs).map((row: any) => row.label)).toContain('Total')
})
