import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
let clientId: string
let made = 0

const posts = { method: 'POST', path: '/api.xro/2.0/Contacts' }

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  story = await beginConnectedStory(world)
  clientId = await story.createClient('Harbour Signs', 'office@harbour.example')
  await sendNew(story, `INV-${++made}`, { clientId })
  await world.sweep()
  await world.hear()
  await world.pass(minute)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const ALIGNMENT =
  'name email phone isSupplier alignment { master onItsWay takenAt sentAt differences { field ours theirs } problem { code message } }'

async function look(id = clientId) {
  const { node } = await story.graph.ask(`query ($id: ID!) { node(id: $id) { ... on Client { ${ALIGNMENT} } } }`, {
    id,
  })
  return node
}

function edit(change: object) {
  const input = { clientId, name: 'Harbour Signs', email: 'office@harbour.example', ...change }
  return story.graph.run('updateClient', input, '... on Client { id }')
}

function align(master: 'XERO' | 'APP') {
  return story.graph.run('alignContact', { clientId, master }, '... on Client { id }')
}

/** The contact as Xero has it. */
function there(): Record<string, any> {
  const { contacts } = world.simulator.control.state(story.organisation.organisationId)
  const found = (contacts as Record<string, any>[]).find(({ ContactNumber }) => ContactNumber?.startsWith('TIE-'))
  if (!found) throw new Error('Xero has no contact of ours.')
  return found
}

function phoneThere() {
  return there()['Phones']?.find(({ PhoneType }: { PhoneType: string }) => PhoneType === 'DEFAULT')?.PhoneNumber
}

function editThere(changes: object) {
  story.inXero({ action: 'edit-contact', contact: there()['ContactID'], changes: changes as never })
}

function writes(): number {
  return world.simulator.control.requests({ ...posts, organisationId: story.organisation.organisationId }).length
}

test('a client changed here is changed in Xero once, people and other numbers there stay, and the echo changes nothing', async () => {
  const person = { FirstName: 'Ines', EmailAddress: 'ines@harbour.example' }
  const mobile = { PhoneType: 'MOBILE', PhoneNumber: '07700 900123' }
  editThere({ ContactPersons: [person], Phones: [mobile] })
  await world.hear()
  await edit({ name: 'Harbour Signs Ltd', phone: '020 7946 0001' })
  expect(await look()).toMatchObject({ alignment: { master: 'APP', onItsWay: true } })
  await world.sweep()
  expect(there()).toMatchObject({ Name: 'Harbour Signs Ltd', EmailAddress: 'office@harbour.example' })
  expect(phoneThere()).toBe('020 7946 0001')
  expect(there()['Phones']).toContainEqual(expect.objectContaining(mobile))
  expect(there()['ContactPersons']).toMatchObject([person])
  await world.hear()
  await world.pass(hour)
  expect(writes()).toBe(1)
  expect(await look()).toMatchObject({
    ...{ name: 'Harbour Signs Ltd', phone: '020 7946 0001' },
    alignment: { onItsWay: false, differences: [], takenAt: null, sentAt: expect.any(String), problem: null },
  })
})

test('only what was changed here goes: the rest of a matched contact stays as it is there', async () => {
  editThere({ Name: 'Harbour Signs & Co', EmailAddress: 'accounts@harbour.example' })
  await world.hear()
  await edit({ phone: '020 7946 0002' })
  await world.sweep()
  expect(there()).toMatchObject({ Name: 'Harbour Signs & Co', EmailAddress: 'accounts@harbour.example' })
  expect(phoneThere()).toBe('020 7946 0002')
  expect((await look()).alignment.differences).toEqual([
    { field: 'NAME', ours: 'Harbour Signs', theirs: 'Harbour Signs & Co' },
    { field: 'EMAIL', ours: 'office@harbour.example', theirs: 'accounts@harbour.example' },
  ])
})

test('an answer that is lost changes it once, and a refusal says why', async () => {
  const match = { ...posts, organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match })
  await edit({ phone: '020 7946 0003' })
  await world.passUntil(async () => !(await look()).alignment.onItsWay)
  expect(phoneThere()).toBe('020 7946 0003')
  expect(writes()).toBe(1)
  story.inXero({ action: 'archive-contact', contact: there()['ContactID'] })
  await edit({ phone: '020 7946 0004' })
  await world.sweep()
  expect((await look()).alignment).toMatchObject({
    onItsWay: false,
    problem: { message: expect.stringContaining('Unarchive it in Xero') },
  })
  expect(writes()).toBe(1)
})

test('a change in Xero comes by its webhook where Xero’s word counts, and is shown beside ours where it does not', async () => {
  editThere({ EmailAddress: 'new@harbour.example' })
  await world.hear()
  expect(await look()).toMatchObject({
    email: 'office@harbour.example',
    alignment: { differences: [{ field: 'EMAIL', ours: 'office@harbour.example', theirs: 'new@harbour.example' }] },
  })
  await align('XERO')
  expect(await look()).toMatchObject({ email: 'new@harbour.example', alignment: { master: 'XERO', differences: [] } })
  await world.pass(minute)
  editThere({ Name: 'Harbour Group' })
  await world.hear()
  expect(await look()).toMatchObject({ name: 'Harbour Group', alignment: { takenAt: expect.any(String) } })
  await edit({ name: 'Ours', email: 'new@harbour.example' })
  await world.sweep()
  expect(writes()).toBe(0)
  expect((await look()).alignment.differences).toEqual([{ field: 'NAME', ours: 'Ours', theirs: 'Harbour Group' }])
  await align('APP')
  await world.sweep()
  expect(there()['Name']).toBe('Ours')
})

test('one way, nothing that changes in Xero changes a client here, by webhook, poll or push', async () => {
  await align('XERO')
  await story.graph.run('updateWorkspace', { direction: 'ONE_WAY' }, '... on Workspace { id }')
  const rows = () =>
    world.dependencies.prisma.client.findMany({
      where: { workspace: { organisations: { some: { ledgerOrganisationId: story.organisation.organisationId } } } },
      orderBy: { id: 'asc' },
    })
  const before = await rows()
  editThere({ Name: 'Renamed', EmailAddress: 'other@harbour.example' })
  await world.hear()
  await world.pass(hour)
  await sendNew(story, `INV-${++made}`, { clientId: await story.createClient('Somebody New') })
  await world.sweep()
  expect((await rows()).filter(({ name }) => name !== 'Somebody New')).toEqual(before)
})

test('without contacts going to Xero, an edit stays here until they do', async () => {
  await story.graph.run('updateWorkspace', { contactsPush: false }, '... on Workspace { id }')
  await edit({ phone: '020 7946 0005' })
  await world.sweep()
  expect(writes()).toBe(0)
  expect(await align('APP')).toMatchObject({ code: 'CONTACTS_STAY_HERE' })
  await story.graph.run('updateWorkspace', { contactsPush: true }, '... on Workspace { id }')
  await align('APP')
  await world.sweep()
  expect(phoneThere()).toBe('020 7946 0005')
})

test('a contact of Xero becomes a client here, once, and follows it', async () => {
  const { ledgerContacts } = await story.graph.ask('{ ledgerContacts(search: "Atelier") { nodes { id name email } } }')
  const [contact] = ledgerContacts.nodes
  const add = () => story.graph.run('addFromContact', { contactId: contact.id }, `... on Client { id ${ALIGNMENT} }`)
  const client = await add()
  expect(client).toMatchObject({ name: contact.name, email: contact.email, alignment: { master: 'XERO' } })
  expect((await add())['id']).toBe(client['id'])
  const { ledgerContactId } = await world.dependencies.prisma.ledgerContact.findFirstOrThrow({
    where: { name: contact.name, organisation: { ledgerOrganisationId: story.organisation.organisationId } },
  })
  await world.pass(minute)
  story.inXero({ action: 'edit-contact', contact: ledgerContactId, changes: { Name: 'Atelier Neuf' } })
  await world.hear()
  expect((await look(client['id'])).name).toBe('Atelier Neuf')
})

test('a client and a contact of another workspace are nowhere to be found, and a viewer changes none', async () => {
  const other = await beginConnectedStory(world)
  const edited = await other.graph.run('updateClient', { clientId, name: 'Mine now' }, '... on Client { id }')
  const aligned = await other.graph.run('alignContact', { clientId, master: 'XERO' }, '... on Client { id }')
  const { ledgerContacts } = await story.graph.ask('{ ledgerContacts(first: 1) { nodes { id } } }')
  const contactId = ledgerContacts.nodes[0].id
  const added = await other.graph.run('addFromContact', { contactId }, '... on Client { id }')
  expect([edited['code'], aligned['code'], added['code']]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  expect((await look()).name).toBe('Harbour Signs')
})
