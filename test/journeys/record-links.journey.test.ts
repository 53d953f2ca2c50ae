import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { addTiedJob, type TiedJob } from '../kit/tied-job.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
let job: TiedJob

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  story = await beginConnectedStory(world)
  job = await addTiedJob(story)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

describe('an item that is in Xero', () => {
  async function itemId(code: string): Promise<string> {
    const { ledgerItems } = await story.graph.ask(
      'query ($search: String) { ledgerItems(search: $search) { nodes { id code } } }',
      { search: code },
    )
    return ledgerItems.nodes[0].id
  }

  test('is linked and unlinked; a second asks for the first to go', async () => {
    const input = { recordId: job.id, itemId: await itemId('DAY') }
    await job.run('linkItem', input)
    expect(await job.read()).toMatchObject({ item: { code: 'DAY', sales: { price: '640' } } })
    expect(await job.run('linkItem', { ...input, itemId: await itemId('HOST') })).toMatchObject({
      code: 'RECORD_HAS_ITEM',
    })
    expect(await job.createItem()).toMatchObject({ code: 'RECORD_HAS_ITEM' })
    const [{ id: linkId }] = (await job.read())['links']
    await job.run('unlinkFromRecord', { linkId })
    expect(await job.read()).toMatchObject({ item: null, links: [] })
    await job.run('linkItem', input)
    expect((await job.read())['item']).toMatchObject({ code: 'DAY' })
  })

  test('shows its new price as soon as somebody asks for it', async () => {
    await job.run('linkItem', { recordId: job.id, itemId: await itemId('DAY') })
    story.inXero({
      action: 'save-item',
      ...{ code: 'DAY', item: { name: 'Design day', sales: { unitPrice: '700.5000', accountCode: '200' } } },
    })
    await world.clock.advance(minute)
    await job.run('refreshRecord', { recordId: job.id, parts: ['ITEM'] })
    const found = await job.read()
    expect(found['item']).toMatchObject({ sales: { price: '700.5' } })
    expect(Date.parse(found['links'][0].checkedAt)).toBe(world.clock.now())
  })

  test('of a collection that isn’t tied to items is not linked', async () => {
    const { record: found } = await story.graph.ask(
      'query ($id: ID!) { record(id: $id) { collection { id version } } }',
      { id: job.id },
    )
    const { id, version } = found.collection
    await job.run('updateCollection', { id, version, linksTo: ['CONTACT'] }, 'Collection')
    const input = { recordId: job.id, itemId: await itemId('DAY') }
    expect(await job.run('linkItem', input)).toMatchObject({ code: 'NOT_LINKING' })
  })
})

describe('an invoice that is in Xero', () => {
  test('is found, tied to the record, followed, and refreshed; unlinked, it stays in Xero', async () => {
    const lines = [{ Description: 'Signs', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }]
    const invoice = { Type: 'ACCREC', InvoiceNumber: 'THEIRS-1', Status: 'AUTHORISED', Date: '2026-11-01' }
    const more = { DueDate: '2026-12-01', Contact: { Name: 'Walk-in Ltd' }, LineItems: lines }
    story.inXero({ action: 'create-invoice', invoice: { ...invoice, ...more } })
    const { searchLedgerDocuments: found } = await story.graph
      .ask(`{ searchLedgerDocuments(kind: INVOICE, text: "THEIRS") {
      ... on SearchLedgerDocumentsSuccess { documents { ledgerId } } } }`)
    const [{ ledgerId }] = found.documents
    const input = { recordId: job.id, kind: 'INVOICE', ledgerId }
    expect(await job.run('linkLedgerDocument', { ...input, kind: 'BILL' })).toMatchObject({
      message: expect.any(String),
    })
    await job.run('linkLedgerDocument', input)
    expect((await job.read())['links']).toMatchObject([
      {
        ...{ kind: 'INVOICE', isForeign: false, organisationName: story.organisation.name },
        url: expect.stringContaining(ledgerId),
        document: { number: 'THEIRS-1', status: 'AUTHORISED', contact: 'Walk-in Ltd', total: { amount: '120.00' } },
      },
    ])
    await world.pass(minute)
    story.inXero({ action: 'pay', invoice: 'THEIRS-1' })
    await world.hear()
    expect((await job.read())['links'][0].document).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } })
    await job.run('refreshRecord', { recordId: job.id })
    const [{ id: linkId }] = (await job.read())['links']
    await job.run('unlinkFromRecord', { linkId })
    expect((await job.read())['links']).toEqual([])
    expect(story.held()).toHaveLength(1)
  })
})

test('what is tied in other books is shown as theirs, and rests until they are back', async () => {
  const { ledgerItems } = await story.graph.ask('{ ledgerItems(search: "DAY") { nodes { id } } }')
  await job.run('linkItem', { recordId: job.id, itemId: ledgerItems.nodes[0].id })
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
  const other = world.simulator.control.createOrganisation({ template: 'uk', name: 'Second Books Ltd' })
  const begun = await story.graph.run('connect', { provider: 'XERO' }, '... on ConnectSuccess { authorizationUrl }')
  const back = world.simulator.control.authorise({
    url: begun['authorizationUrl'],
    organisationIds: [other.organisationId],
  })
  const { pathname, search } = new URL(back)
  await fetch(`${world.apiUrl}${pathname}${search}`, { redirect: 'manual', headers: { cookie: story.cookie } })
  const found = await job.read()
  expect(found).toMatchObject({ item: null, links: [{ isForeign: true, organisationName: story.organisation.name }] })
  expect(await job.run('unlinkFromRecord', { linkId: found['links'][0].id })).toMatchObject({
    message: expect.any(String),
  })
})
