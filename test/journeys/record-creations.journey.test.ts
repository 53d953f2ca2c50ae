import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { addTiedJob, type TiedJob } from '../kit/tied-job.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import type { FaultKind } from '../xero-simulator/simulator.ts'

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

function cancel(): Promise<Record<string, any>> {
  const input = { subjectId: job.id }
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
    expect(await job.createItem()).toMatchObject({ id: job.id })
    expect((await job.read())['itemCreation']).toEqual({ state: 'PENDING', code: 'SHOP-1', problem: null })
    await world.sweep()
    expect(await job.read()).toMatchObject({
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
      await job.createItem()
      await world.sweep()
      expect((await job.read())['itemCreation']).toMatchObject({ state: 'PENDING' })
      expect(await cancel()).toMatchObject({ code: 'UNDER_WAY' })
      await world.passUntil(async () => (await job.read())['item'] !== null)
      expect(itemsInXero('SHOP-1')).toHaveLength(1)
    },
  )

  test('never takes or overwrites an item that somebody else gave that code', async () => {
    await job.createItem()
    story.inXero({ action: 'save-item', code: 'shop-1', item: { name: 'Theirs', sales: { unitPrice: '1.0000' } } })
    await world.sweep()
    expect(await job.read()).toMatchObject({
      item: null,
      itemCreation: { state: 'FAILED', problem: { title: 'Xero has an item of this code' } },
    })
    expect(await job.createItem({ code: 'Shop-1' })).toMatchObject({ code: 'ITEM_EXISTS' })
    await job.createItem({ code: 'SHOP-2' })
    await world.sweep()
    expect(await job.read()).toMatchObject({ item: { code: 'SHOP-2' }, itemCreation: null })
  })

  test('asked for without what Xero needs is refused, field by field', async () => {
    expect(await job.createItem({ code: ' ' })).toMatchObject({ fields: [{ path: 'code' }] })
    expect(await job.createItem({ code: 'X'.repeat(31) })).toMatchObject({ fields: [{ path: 'code' }] })
    expect(await job.createItem({ salesPrice: '1.23456' })).toMatchObject({ fields: [{ path: 'salesPrice' }] })
  })

  test('without prices is sold at no set price', async () => {
    await job.createItem({ salesPrice: null, purchasePrice: null })
    await world.sweep()
    expect((await job.read())['item']).toMatchObject({ sales: { price: null, accountCode: '200' }, purchases: null })
  })

  test('refused by Xero is asked for anew, or taken back', async () => {
    await job.createItem()
    story.inXero({ action: 'save-item', code: 'SHOP-1', item: { name: 'Theirs' } })
    await world.sweep()
    await cancel()
    expect((await job.read())['itemCreation']).toBeNull()
  })
})

describe('a contact created from a record', () => {
  test('is in Xero once, though another has the same e-mail, and takes the next invoice', async () => {
    const clientId = await story.createClient('Bramble New', 'pay@bramblecoffee.example')
    await job.run('createContact', { clientId }, 'Client')
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
      const clientId = job.clientId
      await job.run('createContact', { clientId }, 'Client')
      await world.sweep()
      expect((await job.read())['client'].contactCreation).toMatchObject({ state: 'PENDING' })
      await world.passUntil(async () => (await job.read())['client'].contact !== null)
      expect(contactsInXero('Acme & Sons')).toHaveLength(1)
    },
  )

  test('is not created beside one of the same name: the person is told to link it', async () => {
    await world.sweep()
    const clientId = await story.createClient('Bramble Coffee Roasters')
    expect(await job.run('createContact', { clientId }, 'Client')).toMatchObject({ code: 'CONTACT_EXISTS' })
  })

  test('of a name that Xero just gave away is refused, and says so', async () => {
    await world.sweep()
    const { clientId } = await sendInto(story)
    const [made] = contactsInXero('Acme Other') as { ContactID: string }[]
    story.inXero({ action: 'edit-contact', contact: made?.ContactID ?? '', changes: { Name: 'Acme & Sons' } })
    expect(clientId).toBeDefined()
    await job.run('createContact', { clientId: job.clientId }, 'Client')
    await world.sweep()
    expect((await job.read())['client']).toMatchObject({
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
