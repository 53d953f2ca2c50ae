import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { beginConsent, comeBack, decide, told } from '../kit/consent.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import { adviserUserId } from '../xero-simulator/simulator.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
})
afterAll(() => world.close())

test('payments recorded while disconnected say so, and follow the reconnect', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await disconnect()
  await recordPayment(story, 'INV-0001', '20.00')
  expect((await story.invoice('INV-0001')).payments).toMatchObject([
    { sync: { state: 'NOT_SYNCED', reason: { code: 'NOT_CONNECTED' } } },
  ])
  await story.connect()
  await world.sweep()
  expect(paymentsIn(world, story)).toMatchObject([{ Amount: 20 }])
  expect((await story.invoice('INV-0001')).payments).toMatchObject([{ sync: { state: 'SYNCED' } }])
})

test('what waited goes on after a reconnect, also when Xero could not be read just then', async () => {
  await sendNew(story, 'INV-0001')
  await disconnect()
  const { organisationId } = story.organisation
  const match = { path: '/api.xro/2.0/Accounts', organisationId }
  world.simulator.control.addFault({ kind: 'unavailable-text', times: 1, match })
  await story.connect()
  await world.passUntil(async () => (await story.invoice('INV-0001'))['sync'].state === 'SYNCED')
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
})

test('an invoice paid before it was ever pushed takes its payments along', async () => {
  await disconnect()
  await sendNew(story, 'INV-0001')
  await recordPayment(story, 'INV-0001', '120.00')
  await story.connect()
  const { id } = await story.invoice('INV-0001')
  await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
  expect((await story.invoice('INV-0001')).payments).toMatchObject([
    { sync: { state: 'PENDING', reason: { code: 'WAITING_FOR_INVOICE' } } },
  ])
  await world.sweep()
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Status: 'PAID' }])
})

test('what waited for one organisation stops when another is connected, and goes on when it is back', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await recordPayment(story, 'INV-0001', '20.00')
  await sendNew(story, 'INV-0002')
  const other = world.simulator.control.createOrganisation({ name: 'Another' })
  await connectTo(other.organisationId)
  await world.sweep()
  expect(inXeroBy(story, 'INV-0002')).toEqual([])
  expect(paymentsIn(world, story)).toEqual([])
  const { outboxEntry, syncStatus } = world.dependencies.prisma
  expect(await outboxEntry.count()).toBe(0)
  const here = { organisation: { ledgerOrganisationId: story.organisation.organisationId } }
  const stopped = { state: 'NOT_SYNCED', reasonCode: 'NOT_CONNECTED' }
  expect(await syncStatus.findMany({ where: { ...here, state: { not: 'SYNCED' } } })).toMatchObject([stopped, stopped])

  await connectTo(story.organisation.organisationId)
  await world.sweep()
  expect(inXeroBy(story, 'INV-0002')).toHaveLength(1)
  expect(paymentsIn(world, story)).toMatchObject([{ Amount: 20 }])
  expect(await syncStatus.count({ where: { ...here, state: { not: 'SYNCED' } } })).toBe(0)
})

async function disconnect(): Promise<void> {
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
}

/** Loses the organisation in Xero and connects this one, as a person does who changes. */
async function connectTo(organisationId: string): Promise<void> {
  world.simulator.control.act({ action: 'disconnect', organisationId: await connectedTo() })
  await story.graph.run('syncReferenceData', undefined, '')
  const back = decide(world, story, await beginConsent(story), {
    organisationIds: [organisationId],
    userId: adviserUserId,
  })
  const landed = await comeBack(world, story, back)
  expect(landed).toBe(told('choose'))
  const { connection } = await story.graph.ask('{ connection { id organisations { id } } }')
  const input = { connectionId: connection.id, organisationId: connection.organisations[0].id }
  expect(await story.graph.run('chooseOrganisation', input, '... on Connection { status }')).toMatchObject({
    status: 'CONNECTED',
  })
}

async function connectedTo(): Promise<string> {
  const { viewer } = await story.graph.ask('{ viewer { workspace { id } } }')
  const workspaceId = Buffer.from(viewer.workspace.id, 'base64').toString().split(':')[1] ?? ''
  const { organisation } = await world.dependencies.prisma.connection.findFirstOrThrow({
    where: { workspaceId },
    include: { organisation: true },
  })
  return organisation?.ledgerOrganisationId ?? ''
}
