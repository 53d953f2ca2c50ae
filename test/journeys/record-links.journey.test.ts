import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { addJob } from '../kit/jobs.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import type { FaultKind } from '../xero-simulator/simulator.ts'

let world: TimedWorld
let story: Story
let record: Record<string, any>

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  story = await beginConnectedStory(world)
  record = await addJob(story, ['CONTACT', 'ITEM', 'INVOICES', 'BILLS'], RECORD)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const RECORD = `id title client { id name contact { name balancesAt } contactCreation { state problem { title } } }
  item { id code name sales { price accountCode taxType } purchases { price } }
  itemCreation { state code problem { title } }
  links { id kind isForeign organisationName url checkedAt item { code } document { number status contact
    total { amount } amountDue { amount } } }`

async function read(): Promise<Record<string, any>> {
  const { record: found } = await story.graph.ask(`query ($id: ID!) { record(id: $id) { ${RECORD} } }`, {
    id: record['id'],
  })
  return found
}

function run(mutation: string, input: object, type = 'Record'): Promise<Record<string, any>> {
  return story.graph.run(mutation, input, `... on ${type} { id }`)
}

function createItem(more: object = {}): Promise<Record<string, any>> {
  const item = { code: 'SHOP-1', name: 'Shop front', salesPrice: '640.1234', purchasePrice: '18.75' }
  const input = { recordId: record['id'], ...item, ...more }
  return story.graph.run('createItem', input, '... on Record { id } ... on InvalidInput { fields { path } }')
}

function cancel(): Promise<Record<string, any>> {
  const input = { subjectId: record['id'] }
  return story.graph.run('cancelCreation', input, '... on CancelCreationSuccess { subjectId }')
}

function itemsInXero(code: string): object[] {
  const all = world.simulator.control.state(story.organisation.organisationId).items as { Code: string }[]
  return all.filter((item) => item.Code === code)
}

function contactsInXero(name: string): object[] {
  const all = world.simulator.control.state(story.organisation.organisationId).contacts as { Name: string }[]
  return all.filter((contact) => contact.Name === name)
}

function fault(kind: FaultKind, method: string, path: string, times: number): void {
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind, times, match: { method, path: `/api.xro/2.0${path}`, organisationId } })
}

describe('an item created from a record', () => {
  test('is in Xero with both its prices, posts where the mapping says, and the record stands for it', async () => {
    expect(await createItem()).toMatchObject({ id: record['id'] })
    expect((await read())['itemCreation']).toEqual({ state: 'PENDING', code: 'SHOP-1', problem: null })
    await world.sweep()
    expect(await read()).toMatchObject({
      item: {
        code: 'SHOP-1',
        sales: { price: '640.1234', accountCode: '200', taxType: 'OUTPUT2' },
        purchases: { price: '18.75' },
      },
      itemCreation: null,
      links: [{ kind: 'ITEM', isForeign: false, item: { code: 'SHOP-1' } }],
    })
    expect(itemsInXero('SHOP-1')).toHaveLength(1)
  })

  test.each<FaultKind>(['drop-after-commit', 'drop-before-commit', 'server-error-after-commit', 'truncated-json'])(
    'sent into %s is there once',
    async (kind) => {
      fault(kind, 'PUT', '/Items', 1)
      await createItem()
      await world.sweep()
      expect((await read())['itemCreation']).toMatchObject({ state: 'PENDING' })
      expect(await cancel()).toMatchObject({ code: 'UNDER_WAY' })
      await world.passUntil(async () => (await read())['item'] !== null)
      expect(itemsInXero('SHOP-1')).toHaveLength(1)
    },
  )

  test('never takes or overwrites an item that somebody else gave that code', async () => {
    await createItem()
    story.inXero({ action: 'save-item', code: 'shop-1', item: { name: 'Theirs', sales: { unitPrice: '1.0000' } } })
    await world.sweep()
    expect(await read()).toMatchObject({
      item: null,
      itemCreation: { state: 'FAILED', problem: { title: 'Xero has an item of this code' } },
    })
    expect(await createItem({ code: 'Shop-1' })).toMatchObject({ code: 'ITEM_EXISTS' })
    await createItem({ code: 'SHOP-2' })
    await world.sweep()
    expect(await read()).toMatchObject({ item: { code: 'SHOP-2' }, itemCreation: null })
  })

  test('asked for without what Xero needs is refused, field by field', async () => {
    expect(await createItem({ code: ' ' })).toMatchObject({ fields: [{ path: 'code' }] })
    expect(await createItem({ code: 'X'.repeat(31) })).toMatchObject({ fields: [{ path: 'code' }] })
    expect(await createItem({ salesPrice: '1.23456' })).toMatchObject({ fields: [{ path: 'salesPrice' }] })
    const priceless = await createItem({ salesPrice: null, purchasePrice: null })
    expect(priceless).toMatchObject({ fields: [{ path: 'salesPrice' }] })
  })

  test('refused by Xero is asked for anew, or taken back', async () => {
    await createItem()
    story.inXero({ action: 'save-item', code: 'SHOP-1', item: { name: 'Theirs' } })
    await world.sweep()
    await cancel()
    expect((await read())['itemCreation']).toBeNull()
  })
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
    const input = { recordId: record['id'], itemId: await itemId('DAY') }
    await run('linkItem', input)
    expect(await read()).toMatchObject({ item: { code: 'DAY', sales: { price: '640' } } })
    expect(await run('linkItem', { ...input, itemId: await itemId('HOST') })).toMatchObject({ code: 'RECORD_HAS_ITEM' })
    expect(await createItem()).toMatchObject({ code: 'RECORD_HAS_ITEM' })
    const [{ id: linkId }] = (await read())['links']
    await run('unlinkFromRecord', { linkId })
    expect(await read()).toMatchObject({ item: null, links: [] })
    await run('linkItem', input)
    expect((await read())['item']).toMatchObject({ code: 'DAY' })
  })

  test('shows its new price as soon as somebody asks for it', async () => {
    await run('linkItem', { recordId: record['id'], itemId: await itemId('DAY') })
    story.inXero({
      action: 'save-item',
      ...{ code: 'DAY', item: { name: 'Design day', sales: { unitPrice: '700.5000', accountCode: '200' } } },
    })
    await world.clock.advance(minute)
    await run('refreshRecord', { recordId: record['id'], parts: ['ITEM'] })
    const found = await read()
    expect(found['item']).toMatchObject({ sales: { price: '700.5' } })
    expect(Date.parse(found['links'][0].checkedAt)).toBe(world.clock.now())
  })

  test('of a collection that isn’t tied to items is not linked', async () => {
    const { record: found } = await story.graph.ask(
      'query ($id: ID!) { record(id: $id) { collection { id version } } }',
      { id: record['id'] },
    )
    const { id, version } = found.collection
    await run('updateCollection', { id, version, linksTo: ['CONTACT'] }, 'Collection')
    const input = { recordId: record['id'], itemId: await itemId('DAY') }
    expect(await run('linkItem', input)).toMatchObject({ code: 'NOT_LINKING' })
  })
})

describe('a contact created from a record', () => {
  test('is in Xero once, though another has the same e-mail, and takes the next invoice', async () => {
    const clientId = await story.createClient('Bramble New', 'pay@bramblecoffee.example')
    await run('createContact', { clientId }, 'Client')
    await world.sweep()
    const { node } = await story.graph.ask(
      'query ($id: ID!) { node(id: $id) { ... on Client { contact { name } contactCreation { state } } } }',
      { id: clientId },
    )
    expect(node).toEqual({ contact: { name: 'Bramble New' }, contactCreation: null })
    expect(contactsInXero('Bramble New')).toHaveLength(1)
  })

  test.each<FaultKind>(['drop-after-commit', 'drop-before-commit', 'server-error-after-commit'])(
    'sent into %s is there once',
    async (kind) => {
      fault(kind, 'PUT', '/Contacts', 1)
      const clientId = record['client'].id
      await run('createContact', { clientId }, 'Client')
      await world.sweep()
      expect((await read())['client'].contactCreation).toMatchObject({ state: 'PENDING' })
      await world.passUntil(async () => (await read())['client'].contact !== null)
      expect(contactsInXero('Acme & Sons')).toHaveLength(1)
    },
  )

  test('is not created beside one of the same name: the person is told to link it', async () => {
    await world.sweep()
    const clientId = await story.createClient('Bramble Coffee Roasters')
    expect(await run('createContact', { clientId }, 'Client')).toMatchObject({ code: 'CONTACT_EXISTS' })
  })

  test('of a name that Xero just gave away is refused, and says so', async () => {
    await world.sweep()
    const { clientId } = await sendInto(story)
    const [made] = contactsInXero('Acme Other') as { ContactID: string }[]
    story.inXero({ action: 'edit-contact', contact: made?.ContactID ?? '', changes: { Name: 'Acme & Sons' } })
    expect(clientId).toBeDefined()
    await run('createContact', { clientId: record['client'].id }, 'Client')
    await world.sweep()
    expect((await read())['client']).toMatchObject({
      contactCreation: { state: 'FAILED', problem: { title: 'The contact’s name is taken in Xero' } },
    })
  })
})

/** Makes a contact in Xero by sending an invoice to it. */
async function sendInto({ createClient, createInvoice, send }: Story): Promise<{ clientId: string }> {
  const clientId = await createClient('Acme Other')
  await send(await createInvoice('INV-9001', { clientId }))
  await world.sweep()
  return { clientId }
}

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
    const input = { recordId: record['id'], kind: 'INVOICE', ledgerId }
    expect(await run('linkLedgerDocument', { ...input, kind: 'BILL' })).toMatchObject({ message: expect.any(String) })
    await run('linkLedgerDocument', input)
    expect((await read())['links']).toMatchObject([
      {
        ...{ kind: 'INVOICE', isForeign: false, organisationName: story.organisation.name },
        url: expect.stringContaining(ledgerId),
        document: { number: 'THEIRS-1', status: 'AUTHORISED', contact: 'Walk-in Ltd', total: { amount: '120.00' } },
      },
    ])
    await world.pass(minute)
    story.inXero({ action: 'pay', invoice: 'THEIRS-1' })
    await world.hear()
    expect((await read())['links'][0].document).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } })
    await run('refreshRecord', { recordId: record['id'] })
    const [{ id: linkId }] = (await read())['links']
    await run('unlinkFromRecord', { linkId })
    expect((await read())['links']).toEqual([])
    expect(story.held()).toHaveLength(1)
  })
})

test('what is tied in other books is shown as theirs, and rests until they are back', async () => {
  const { ledgerItems } = await story.graph.ask('{ ledgerItems(search: "DAY") { nodes { id } } }')
  await run('linkItem', { recordId: record['id'], itemId: ledgerItems.nodes[0].id })
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
  const found = await read()
  expect(found).toMatchObject({ item: null, links: [{ isForeign: true, organisationName: story.organisation.name }] })
  expect(await run('unlinkFromRecord', { linkId: found['links'][0].id })).toMatchObject({ message: expect.any(String) })
})
