import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { hour, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await world.hear()
  await world.post()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

async function mailsOf(kind: string): Promise<string[]> {
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const mails = await world.dependencies.prisma.mail.findMany({
    where: { kind, recipient: viewer.email },
    orderBy: { createdAt: 'asc' },
  })
  return mails.map(({ subject }) => subject)
}

test('changed to another organisation, links stay behind as they were and work again on the way back', async () => {
  const other = world.simulator.control.createOrganisation({ name: 'Studio Abroad Ltd' })
  const wish = { provider: 'XERO', addOrganisation: true }
  const begun = await story.graph.run('connect', wish, '... on ConnectSuccess { authorizationUrl }')
  const back = world.simulator.control.authorise({
    url: begun['authorizationUrl'],
    organisationIds: [other.organisationId],
  })
  const { pathname, search } = new URL(back)
  const answer = await fetch(`${world.apiUrl}${pathname}${search}`, {
    redirect: 'manual',
    headers: { cookie: story.cookie },
  })
  expect(answer.headers.get('location')).toContain('?result=change')
  await sendNew(story, 'INV-0002')
  await world.sweep()
  expect((await story.invoice('INV-0002')).sync.state).toBe('SYNCED')

  const before = await story.graph.ask(
    '{ connection { id organisationName organisations { id name } changeImpact { links contacts pending } } }',
  )
  expect(before['connection']).toMatchObject({ changeImpact: { links: 2, contacts: 1, pending: 0 } })
  const idOf = (name: string) => before['connection'].organisations.find((one: any) => one.name === name).id
  const change = (name: string) =>
    story.graph.run(
      'changeOrganisation',
      { connectionId: before['connection'].id, organisationId: idOf(name) },
      '... on Connection { status organisationName missingSetup { code } }',
    )
  expect(await change('Studio Abroad Ltd')).toMatchObject({
    status: 'CONNECTED',
    organisationName: 'Studio Abroad Ltd',
  })
  const foreign = async () =>
    (await story.graph.ask('{ invoiceByNumber(number: "INV-0001") { foreignLinks { organisationName number } } }'))[
      'invoiceByNumber'
    ].foreignLinks
  const foreignContacts = async () =>
    (await story.graph.ask('{ clients { nodes { foreignContacts { organisationName name } } } }'))['clients'].nodes[0]
      .foreignContacts
  expect(await foreign()).toEqual([{ organisationName: story.organisation.name, number: 'INV-0001' }])
  expect(await foreignContacts()).toEqual([{ organisationName: story.organisation.name, name: expect.any(String) }])
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'NOT_SYNCED', ledgerId: null })

  const suggested = await story.graph.ask(
    '{ mappingSuggestions { purpose because ledgerTaxRate { taxType } ledgerAccount { code } taxRate { id } } }',
  )
  expect(suggested['mappingSuggestions']).toContainEqual(
    expect.objectContaining({ purpose: 'INCOME', because: expect.stringContaining(story.organisation.name) }),
  )
  await story.mapDefaults({ payments: true })
  await sendNew(story, 'INV-0003')
  await world.sweep()
  const abroad = world.simulator.control.state(other.organisationId).invoices as { InvoiceNumber: string }[]
  expect(abroad.map((one) => one.InvoiceNumber)).toEqual(['INV-0003'])

  expect(await change(story.organisation.name)).toMatchObject({ missingSetup: [] })
  expect(await foreign()).toEqual([])
  expect(await foreignContacts()).toMatchObject([{ organisationName: 'Studio Abroad Ltd' }])
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', ledgerId: expect.any(String) })
  expect(inXeroBy(story, 'INV-0003')).toEqual([])
  await world.post()
  const told = ['Studio Abroad Ltd', story.organisation.name].map((name) => `Invoices now go to ${name}`)
  expect((await mailsOf('ORGANISATION_CHANGED')).toSorted()).toEqual(told.toSorted())
})

test('what waits for the old organisation when it is changed is not sent there any more', async () => {
  const other = world.simulator.control.createOrganisation({ name: 'Studio Elsewhere Ltd' })
  const wish = { provider: 'XERO', addOrganisation: true }
  const begun = await story.graph.run('connect', wish, '... on ConnectSuccess { authorizationUrl }')
  const url = begun['authorizationUrl']
  const back = new URL(world.simulator.control.authorise({ url, organisationIds: [other.organisationId] }))
  await fetch(`${world.apiUrl}${back.pathname}${back.search}`, {
    redirect: 'manual',
    headers: { cookie: story.cookie },
  })
  await sendNew(story, 'INV-0002')
  const { connection: now } = await story.graph.ask(
    '{ connection { id organisations { id name } changeImpact { pending } } }',
  )
  expect(now.changeImpact.pending).toBe(1)
  const organisationId = now.organisations.find((one: any) => one.name === 'Studio Elsewhere Ltd').id
  await story.graph.run('changeOrganisation', { connectionId: now.id, organisationId }, '... on Connection { id }')
  await world.pass(hour)
  expect(inXeroBy(story, 'INV-0002')).toEqual([])
  expect(world.simulator.control.state(other.organisationId).invoices).toEqual([])
})
