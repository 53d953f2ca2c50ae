import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphAt, type Graph } from '../kit/graph.ts'
import { beginStory, signUp, visitCallback, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story

beforeAll(async () => {
  world = await openWorld()
  story = await beginStory(world, 'uk', 'key')
})
afterAll(() => world.close())

const CONNECT = '... on ConnectSuccess { authorizationUrl connection { id status } }'

describe('the main job with an API key alone', () => {
  test('the key is an admin of its workspace, and nobody else', async () => {
    const { viewer } = await story.graph.ask('{ viewer { name email role can { connect map send } } }')
    expect(viewer).toEqual({
      ...{ name: 'Their product', email: null, role: 'ADMIN' },
      can: { connect: true, map: true, send: true },
    })
  })

  test('consent begun with the key ends in its workspace, in a browser that never signed in', async () => {
    expect(await story.connect()).toBe('/settings/integrations/xero/mapping?welcome=1')
    const { connection } = await story.graph.ask('{ connection { status organisationName baseCurrency } }')
    expect(connection).toEqual({
      status: 'CONNECTED',
      organisationName: story.organisation.name,
      baseCurrency: 'GBP',
    })
  })

  test('connecting a second time says that it is connected', async () => {
    expect(await story.graph.run('connect', { provider: 'XERO' }, CONNECT)).toMatchObject({
      __typename: 'AlreadyConnected',
    })
  })

  test('what it maps, makes and sends is in Xero once', async () => {
    await story.mapDefaults({ payments: true })
    const { connection } = await story.graph.ask('{ connection { missingSetup { code } } }')
    expect(connection.missingSetup).toEqual([])
    await story.send(await story.createInvoice('KEY-1'))
    await story.send(await story.createInvoice('KEY-2'))
    await world.settle()
    expect(story.held()).toHaveLength(2)
    expect(await story.invoice('KEY-1')).toMatchObject({
      sync: { state: 'SYNCED', ledgerStatus: 'AUTHORISED', ledgerTotal: { amount: '120.00' } },
    })
  })

  test('pushInvoice says that nothing is left to send', async () => {
    const { id } = await story.invoice('KEY-1')
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { sync { state } }')
    await world.settle()
    expect(await story.invoice('KEY-1')).toMatchObject({ sync: { state: 'SYNCED' } })
    expect(story.held()).toHaveLength(2)
  })

  test('paid in Xero is PAID here', async () => {
    story.inXero({ action: 'pay', invoice: 'KEY-1' })
    await story.graph.run('refreshInvoice', { invoiceId: (await story.invoice('KEY-1')).id }, '... on Invoice { id }')
    await world.settle()
    expect(await story.invoice('KEY-1')).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } })
  })

  test('a payment it records is in Xero once', async () => {
    const input = { invoiceId: (await story.invoice('KEY-2')).id, amount: '120.00', date: '2026-11-20' }
    const recorded = await story.graph.run('recordPayment', input, '... on Payment { id }')
    expect(recorded).toMatchObject({ __typename: 'Payment' })
    await world.settle()
    const held = story.held().find((one) => one['InvoiceNumber'] === 'KEY-2')
    expect(held).toMatchObject({ Status: 'PAID', AmountDue: 0, Payments: [{ Amount: 120 }] })
    expect(await story.invoice('KEY-2')).toMatchObject({ status: 'PAID' })
  })

  test('the timeline names the key', async () => {
    const { invoiceByNumber } = await story.graph.ask(
      '{ invoiceByNumber(number: "KEY-1") { timeline { text actor } } }',
    )
    expect(invoiceByNumber.timeline.map((entry: { actor: string }) => entry.actor)).toContain('Their product')
  })

  test('it disconnects', async () => {
    const { connection } = await story.graph.ask('{ connection { id } }')
    const ended = await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
    expect(ended).toEqual({ __typename: 'Connection', status: 'DISCONNECTED' })
    expect(world.simulator.control.state(story.organisation.organisationId).connected).toBe(false)
  })
})

describe('several organisations in one consent', () => {
  let chooser: Story
  let second: { organisationId: string; name: string }

  beforeAll(async () => {
    chooser = await beginStory(world, 'uk', 'key')
    second = world.simulator.control.createOrganisation({ template: 'nz', name: 'The other one' })
  })

  test('wait for the key to choose, and say which are taken', async () => {
    const taken = await beginStory(world)
    await taken.connect()
    const covered = [chooser.organisation, second, taken.organisation]
    const organisationIds = covered.map(({ organisationId }) => organisationId)
    const { authorizationUrl: url } = await chooser.graph.run('connect', { provider: 'XERO' }, CONNECT)
    const landed = await visitCallback(world, world.simulator.control.authorise({ url, organisationIds }), {})
    expect(landed).toBe('/settings/integrations/xero?result=choose')
    const { connection } = await chooser.graph.ask(`{ connection { id status organisationName
      organisations { id name inUseElsewhere } } }`)
    expect(connection).toMatchObject({ status: 'CHOOSING_ORGANISATION', organisationName: null })
    const told = connection.organisations.map(({ name, inUseElsewhere }: any) => [name, inUseElsewhere])
    expect(Object.fromEntries(told)).toEqual({
      [chooser.organisation.name]: false,
      [second.name]: false,
      [taken.organisation.name]: true,
    })
    expect(await choose(connection, taken.organisation.name)).toMatchObject({ code: 'ORGANISATION_IN_USE' })
    expect(await choose(connection, second.name)).toEqual({
      ...{ __typename: 'Connection', status: 'CONNECTED', organisationName: second.name, baseCurrency: 'NZD' },
    })
    expect(await choose(connection, chooser.organisation.name)).toMatchObject({ code: 'NOTHING_TO_CHOOSE' })
  })

  function choose(connection: any, name: string): Promise<Record<string, any>> {
    const { id: organisationId } = connection.organisations.find((one: { name: string }) => one.name === name)
    const fields = '... on Connection { status organisationName baseCurrency }'
    return chooser.graph.run('chooseOrganisation', { connectionId: connection.id, organisationId }, fields)
  }

  test('an organisation of another workspace is refused when it is the only one', async () => {
    const other = await beginStory(world, 'uk', 'key')
    const { authorizationUrl: url } = await other.graph.run('connect', { provider: 'XERO' }, CONNECT)
    const organisationIds = [second.organisationId]
    const landed = await visitCallback(world, world.simulator.control.authorise({ url, organisationIds }), {})
    expect(landed).toBe('/settings/integrations/xero?result=inUse')
    const { connection } = await other.graph.ask('{ connection { id status organisations { id inUseElsewhere } } }')
    expect(connection).toMatchObject({ status: 'CHOOSING_ORGANISATION', organisations: [{ inUseElsewhere: true }] })
    const input = { connectionId: connection.id, organisationId: connection.organisations[0].id }
    expect(await other.graph.run('chooseOrganisation', input, '')).toMatchObject({ code: 'ORGANISATION_IN_USE' })
    const { connection: theirs } = await chooser.graph.ask('{ connection { status organisationName } }')
    expect(theirs).toEqual({ status: 'CONNECTED', organisationName: second.name })
  })

  test('a key cannot choose for another workspace', async () => {
    const stranger = await beginStory(world, 'uk', 'key')
    const { connection } = await chooser.graph.ask('{ connection { id organisations { id } } }')
    const input = { connectionId: connection.id, organisationId: connection.organisations[0].id }
    expect(await stranger.graph.run('chooseOrganisation', input, '')).toMatchObject({ code: 'NOT_FOUND' })
    const ended = await stranger.graph.run('disconnect', { connectionId: connection.id }, '')
    expect(ended).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a viewer', () => {
  test('sees everything and may not connect, choose, map, send, pay or disconnect', async () => {
    const owner = await beginStory(world)
    await owner.connect()
    await owner.mapDefaults()
    const id = await owner.createInvoice('SEEN-1')
    const viewer = await joinAsViewer(owner)
    const { connection } = await viewer.ask('{ connection { id taxMappings { id } } invoices { totalCount } }')
    const mapping = connection.taxMappings[0].id
    const refused: [string, object | undefined][] = [
      ['connect', { provider: 'XERO' }],
      ['chooseOrganisation', { connectionId: connection.id, organisationId: connection.id }],
      ['testConnection', undefined],
      ['mapTax', { ledgerTaxRateId: mapping }],
      ['mapAccount', { purpose: 'INCOME', ledgerAccountId: mapping }],
      ['syncReferenceData', undefined],
      ['sendInvoice', { invoiceId: id }],
      ['pushInvoice', { invoiceId: id }],
      ['recordPayment', { invoiceId: id, amount: '1.00', date: '2026-11-20' }],
      ['createApiKey', { name: 'Mine' }],
      ['disconnect', { connectionId: connection.id }],
    ]
    for (const [mutation, input] of refused)
      await expect(viewer.run(mutation, input, ''), mutation).rejects.toThrow('FORBIDDEN')
    expect(await owner.invoice('SEEN-1')).toMatchObject({ status: 'DRAFT' })
  })
})

test('Xero’s rules were never broken on the way', () => {
  expect(world.simulator.control.violations()).toEqual([])
})

/** A new person, moved into the owner's workspace as somebody who may only look. */
async function joinAsViewer(owner: Story): Promise<Graph> {
  const { prisma } = world.dependencies
  const email = `viewer-${Date.now()}@example.com`
  const cookie = await signUp(world, email)
  const { viewer } = await owner.graph.ask('{ viewer { email } }')
  const theirs = await prisma.member.findFirstOrThrow({ where: { user: { email: viewer.email } } })
  const { organizationId } = theirs
  await prisma.member.updateMany({ where: { user: { email } }, data: { organizationId, role: 'viewer' } })
  return graphAt(world.apiUrl, { cookie })
}
