import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { hour, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
  await world.sweep()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

let made = 0

/** Sends an invoice to a client of this name; answers its number. */
async function sendTo(clientId: string): Promise<string> {
  const number = `INV-${++made}`
  await story.send(await story.createInvoice(number, { clientId }))
  await world.sweep()
  return number
}

async function contact(search: string) {
  const { ledgerContacts } = await story.graph.ask(
    `query ($search: String) { ledgerContacts(search: $search, includeArchived: true) { nodes {
      id name archived isCustomer isSupplier balancesAt receivable { amount currency } payable { amount }
      clients { name } url } } }`,
    { search },
  )
  return ledgerContacts.nodes[0]
}

/** The id that Xero knows a contact by. */
async function ledgerIdOf(search: string): Promise<string> {
  const { ledgerContactId } = await world.dependencies.prisma.ledgerContact.findFirstOrThrow({
    where: { name: search, organisation: { ledgerOrganisationId: story.organisation.organisationId } },
  })
  return ledgerContactId
}

const LINK = '... on Client { contact { name } } ... on InvalidInput { fields { path message } }'

describe('contacts', () => {
  test('all of Xero’s are here after connecting, and a new one follows by itself', async () => {
    const { all, archivedToo } = await story.graph.ask(
      '{ all: ledgerContacts { totalCount } archivedToo: ledgerContacts(includeArchived: true) { totalCount } }',
    )
    expect(all.totalCount).toBeGreaterThan(3)
    expect(archivedToo.totalCount).toBe(all.totalCount + 1)
    story.inXero({
      action: 'edit-contact',
      contact: await ledgerIdOf('Atelier Marchand'),
      changes: { Name: 'Atelier M' },
    })
    await world.pass(hour)
    expect((await contact('Atelier M')).name).toBe('Atelier M')
  })

  test('a linked one shows its role, whom it stands for, and what is outstanding, with the time of it', async () => {
    const clientId = await story.createClient('Bramble', 'pay@bramblecoffee.example')
    const number = await sendTo(clientId)
    expect(inXeroBy(story, number)).toMatchObject([{ Contact: { Name: 'Bramble Coffee Roasters' } }])
    story.inXero({ action: 'edit-contact', contact: await ledgerIdOf('Bramble Coffee Roasters'), changes: {} })
    await world.pass(hour)
    const { client } = await story.graph.ask(
      `query ($id: ID!) { client: node(id: $id) { ... on Client { contact { name isCustomer isSupplier balancesAt
        receivable { amount currency } payable { amount } clients { name } } } } }`,
      { id: clientId },
    )
    expect(client.contact).toMatchObject({
      ...{ name: 'Bramble Coffee Roasters', isCustomer: true, isSupplier: false, clients: [{ name: 'Bramble' }] },
      ...{ receivable: { amount: '120.00', currency: 'GBP' }, payable: { amount: '0.00' } },
    })
    expect(Date.parse(client.contact.balancesAt)).toBeLessThanOrEqual(world.clock.now())
    const { linked, loose, customers } = await story.graph.ask(`{
      linked: ledgerContacts(linked: true) { nodes { name } } loose: ledgerContacts(linked: false) { nodes { name } }
      customers: ledgerContacts(role: CUSTOMER) { nodes { name } } }`)
    expect(linked.nodes).toEqual([{ name: 'Bramble Coffee Roasters' }])
    expect(customers.nodes).toEqual([{ name: 'Bramble Coffee Roasters' }])
    expect(loose.nodes).not.toContainEqual({ name: 'Bramble Coffee Roasters' })
  })

  test('two that are alike are never guessed between: a person chooses, and the invoice goes', async () => {
    for (const name of ['Hollis & Reed LLP', 'Papertrail Print Ltd'])
      story.inXero({
        action: 'edit-contact',
        contact: await ledgerIdOf(name),
        changes: { EmailAddress: 'same@x.example' },
      })
    // The mirror is believed for a minute.
    await world.pass(hour)
    const clientId = await story.createClient('Hollis', 'same@x.example')
    const number = await sendTo(clientId)
    const { sync } = await story.invoice(number)
    expect(sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'CONTACT_AMBIGUOUS', fix: { label: 'Choose contact' } },
    })
    expect(sync.reason.fix.path).toBe(`/clients/${encodeURIComponent(clientId)}`)
    const { contactMatch } = await story.graph.ask(
      '{ contactMatch(name: "Hollis", email: "same@x.example") { outcome contacts { id name } } }',
    )
    expect(contactMatch.outcome).toBe('AMBIGUOUS')
    const names = contactMatch.contacts.map((one: { name: string }) => one.name)
    expect(names).toEqual(['Hollis & Reed LLP', 'Papertrail Print Ltd'])
    const linked = await story.graph.run('linkContact', { clientId, contactId: contactMatch.contacts[0].id }, LINK)
    expect(linked['contact']).toEqual({ name: 'Hollis & Reed LLP' })
    await world.sweep()
    expect(inXeroBy(story, number)).toMatchObject([{ Contact: { Name: 'Hollis & Reed LLP' } }])
  })

  test('a merged one is followed over any number of steps', async () => {
    const clientId = await story.createClient('Old Mill')
    await sendTo(clientId)
    for (const name of ['Middle Mill', 'New Mill']) await sendTo(await story.createClient(name))
    const [old, middle, last] = [
      await ledgerIdOf('Old Mill'),
      await ledgerIdOf('Middle Mill'),
      await ledgerIdOf('New Mill'),
    ]
    story.inXero({ action: 'merge-contact', contact: old, into: middle })
    story.inXero({ action: 'merge-contact', contact: middle, into: last })
    await world.pass(hour)
    const number = await sendTo(clientId)
    expect(inXeroBy(story, number)).toMatchObject([{ Contact: { Name: 'New Mill' } }])
  })

  test('an archived one is explained before anything is sent, and cannot be chosen', async () => {
    const clientId = await story.createClient('Harbour Signs')
    await sendTo(clientId)
    story.inXero({ action: 'archive-contact', contact: await ledgerIdOf('Harbour Signs') })
    await world.pass(hour)
    const { organisationId } = story.organisation
    const writes = () => world.simulator.control.requests({ organisationId, method: 'PUT' }).length
    const before = writes()
    const number = await sendTo(clientId)
    expect((await story.invoice(number)).sync).toMatchObject({ state: 'FAILED', reason: { code: 'CONTACT_ARCHIVED' } })
    expect(writes()).toBe(before)
    const { id } = await contact('Harbour Signs')
    const refused = await story.graph.run('linkContact', { clientId, contactId: id }, LINK)
    expect(refused['fields']).toMatchObject([{ path: 'contactId', message: expect.stringContaining('archived') }])
  })

  test('with auto-create off a new client waits for a contact; switched on again, it is made', async () => {
    const set = (autoCreateContacts: boolean) =>
      story.graph.run('updateWorkspace', { autoCreateContacts }, '... on Workspace { autoCreateContacts }')
    await set(false)
    const clientId = await story.createClient('Quiet Lane Studio')
    const number = await sendTo(clientId)
    expect((await story.invoice(number)).sync).toMatchObject({ state: 'FAILED', reason: { code: 'CONTACT_MISSING' } })
    await set(true)
    const { id } = await story.invoice(number)
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
    await world.sweep()
    expect(inXeroBy(story, number)).toMatchObject([{ Contact: { Name: 'Quiet Lane Studio' } }])
  })

  test('another workspace’s contacts are nowhere to be found', async () => {
    const { id } = await contact('Hollis')
    const other = await beginConnectedStory(world)
    const clientId = await other.createClient('Mine')
    const answer = await other.graph.run('linkContact', { clientId, contactId: id }, LINK)
    expect(answer['code']).toBe('NOT_FOUND')
  })
})
