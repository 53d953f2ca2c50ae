import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

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
      sync { state ledgerId reason { code } warning { code } }
      ledgerChange { kind changedAt keptAt rows { label agreed ours theirs changedThere differs } } } }`,
    { number },
  )
  return invoiceByNumber
}

async function editThere(changes: Record<string, unknown>, { unheard = false } = {}): Promise<void> {
  await world.simulator.control.advance(2 * second)
  const organisationId = story.organisation.organisationId
  if (unheard) world.simulator.control.addFault({ kind: 'webhook-drop', match: { organisationId } })
  story.inXero({ action: 'edit-invoice', invoice: 'INV-0001', changes })
  if (!unheard) await world.hear()
  await world.sweep()
}

async function editHere(change: Record<string, unknown>): Promise<void> {
  const { id, version } = await look()
  const edited = await story.graph.run('updateInvoice', { invoiceId: id, version, ...change }, '... on Invoice { id }')
  expect(edited).toMatchObject({ __typename: 'Invoice' })
  await world.sweep()
}

async function choose(mutation: string, more: Record<string, unknown> = {}) {
  const { id } = await look()
  const answer = await story.graph.run(mutation, { invoiceId: id, ...more }, '... on Invoice { id }')
  await world.sweep()
  return answer
}

describe('an edit made in Xero', () => {
  test('is shown side by side and overwritten by nobody, until it is taken back', async () => {
    await editThere({ Reference: 'Theirs' })
    const { sync, ledgerChange } = await look()
    expect(sync).toMatchObject({ state: 'SYNCED', warning: { code: 'CHANGED_IN_XERO' } })
    expect(ledgerChange).toMatchObject({ kind: 'EDITED', keptAt: null })
    expect(ledgerChange.rows.filter((row: any) => row.differs)).toEqual([
      { label: 'Reference', agreed: '', ours: '', theirs: 'Theirs', changedThere: true, differs: true },
    ])
    await editThere({ Reference: '' })
    expect(await look()).toMatchObject({ sync: { state: 'SYNCED', warning: null }, ledgerChange: null })
  })

  test.each([
    ['that a webhook told of', false],
    ['that nobody told us of', true],
  ])('%s stops our own next edit, and asks', async (_how, unheard) => {
    await editThere({ Reference: 'Theirs' }, { unheard })
    await editHere({ reference: 'Ours' })
    expect((await look()).sync).toMatchObject({ state: 'FAILED', reason: { code: 'CHANGED_IN_XERO' } })
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Reference: 'Theirs' }])
    const { needsYou } = await story.graph.ask('{ needsYou { problem { code } count } }')
    expect(needsYou).toEqual([{ problem: { code: 'CHANGED_IN_XERO' }, count: 1 }])
  })

  test('is overwritten when a person chooses ours, keeping the ids of its lines', async () => {
    const before = inXeroBy(story, 'INV-0001')[0]?.['LineItems'][0].LineItemID
    await editThere({ Reference: 'Theirs' })
    await editHere({ reference: 'Ours' })
    expect(await choose('pushOverLedger')).toMatchObject({ __typename: 'Invoice' })
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Reference: 'Ours', LineItems: [{ LineItemID: before }] }])
    expect(await look()).toMatchObject({ sync: { state: 'SYNCED', reason: null }, ledgerChange: null })
  })

  test('is asked about no more once it is kept, until it changes again or we would overwrite it', async () => {
    await editThere({ Reference: 'Theirs' })
    await choose('keepLedgerVersion')
    expect(await look()).toMatchObject({ sync: { state: 'SYNCED', warning: null }, ledgerChange: { kind: 'EDITED' } })
    await world.pass(20 * minute)
    expect((await look()).sync).toMatchObject({ state: 'SYNCED', warning: null })
    await editThere({ Reference: 'Theirs again' })
    expect((await look()).sync).toMatchObject({ warning: { code: 'CHANGED_IN_XERO' } })
    await choose('keepLedgerVersion')
    await editHere({ reference: 'Ours' })
    expect((await look()).sync).toMatchObject({ state: 'FAILED', reason: { code: 'CHANGED_IN_XERO' } })
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Reference: 'Theirs again' }])
  })

  test('that changed again since a person looked is not decided about unseen', async () => {
    await editThere({ Reference: 'Theirs' })
    const { changedAt } = (await look()).ledgerChange
    await world.simulator.control.advance(minute)
    await editThere({ Reference: 'Theirs again' })
    for (const mutation of ['keepLedgerVersion', 'pushOverLedger'])
      expect(await choose(mutation, { changedAt })).toMatchObject({ __typename: 'Conflict', code: 'CHANGED_AGAIN' })
  })

  test('is told from our own, whose answer was lost', async () => {
    const match = { method: 'POST', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', match, times: 1 })
    await editHere({ reference: 'Ours' })
    await world.hear()
    await world.pass(10 * minute)
    expect(await look()).toMatchObject({ sync: { state: 'SYNCED', warning: null }, ledgerChange: null })
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Reference: 'Ours' }])
  })
})

test('an approval, a payment and a renamed contact are no edits', async () => {
  story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '20.00' })
  await world.hear()
  expect((await look()).ledgerChange).toBeNull()
})

test('syncing again what says the same costs no write, paid or not', async () => {
  story.inXero({ action: 'pay', invoice: 'INV-0001' })
  await world.hear()
  const { organisationId } = story.organisation
  const writes = () => world.simulator.control.requests({ organisationId, method: 'POST' }).length
  const before = writes()
  await choose('pushInvoice')
  expect((await look()).sync).toMatchObject({ state: 'SYNCED', reason: null })
  expect(writes()).toBe(before)
})

test('an edit of what was paid in Xero a moment ago is skipped, and the preview says what differs', async () => {
  story.inXero({ action: 'pay', invoice: 'INV-0001' })
  await editHere({ reference: 'Ours' })
  expect((await look()).sync).toMatchObject({ state: 'SKIPPED', reason: { code: 'LOCKED_IN_XERO' } })
  const { invoiceByNumber } = await story.graph.ask(
    '{ invoiceByNumber(number: "INV-0001") { preview { willBe problems { code } rows { label now willBe changed } } } }',
  )
  expect(invoiceByNumber.preview).toMatchObject({ willBe: 'REFUSED', problems: [{ code: 'LOCKED_IN_XERO' }] })
  expect(invoiceByNumber.preview.rows.filter((row: any) => row.changed)).toEqual([
    { label: 'Reference', now: '', willBe: 'Ours', changed: true },
  ])
})

describe('an invoice voided in Xero', () => {
  beforeEach(async () => {
    story.inXero({ action: 'void', invoice: 'INV-0001' })
    await world.hear()
  })

  test('fails with its choices, and is voided here when that is kept', async () => {
    expect(await look()).toMatchObject({
      status: 'SENT',
      sync: { state: 'FAILED', reason: { code: 'VOIDED_IN_XERO' } },
      ledgerChange: { kind: 'VOIDED' },
    })
    expect(await choose('keepLedgerVersion')).toMatchObject({ __typename: 'Invoice' })
    expect(await look()).toMatchObject({ status: 'VOIDED', sync: { state: 'SYNCED' }, ledgerChange: null })
  })

  test('is sent anew when ours is chosen; where Xero keeps the number, it says so and another one goes', async () => {
    expect(await choose('pushOverLedger')).toMatchObject({ __typename: 'Invoice' })
    expect((await look()).sync).toMatchObject({ state: 'FAILED', reason: { code: 'DUPLICATE_NUMBER' } })
    await editHere({ number: 'INV-0001-B' })
    expect((await look('INV-0001-B')).sync).toMatchObject({ state: 'SYNCED' })
    expect(inXeroBy(story, 'INV-0001-B')).toMatchObject([{ Status: 'AUTHORISED' }])
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'VOIDED' }])
  })
})
