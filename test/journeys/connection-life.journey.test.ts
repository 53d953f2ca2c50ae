import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

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
  // Past whatever happens within a moment: days are counted from here.
  await world.simulator.control.advance(minute)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

/** Lets days pass as they do for a worker: a look every so often. */
async function pass(days: number): Promise<void> {
  for (let passed = 0; passed < days; passed++) {
    await world.simulator.control.advance(day)
    await world.live()
    await world.post()
  }
  await world.sweep()
}

async function connection() {
  const found = await story.graph.ask('{ connection { id status statusReason { code } mappingsKeptUntil } }')
  return found['connection']
}

async function mailsOf(kind: string): Promise<string[]> {
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const mails = await world.dependencies.prisma.mail.findMany({
    where: { kind, recipient: viewer.email },
    orderBy: { createdAt: 'asc' },
  })
  return mails.map(({ subject }) => subject)
}

function keep() {
  return story.graph.run('keepConnected', undefined, '... on Connection { status }')
}

test('quiet for sixty days, a connection is warned of twice and then ends, here and at Xero', async () => {
  await pass(45)
  expect(await mailsOf('INACTIVE_SOON')).toEqual([])
  await pass(1)
  expect(await mailsOf('INACTIVE_SOON')).toEqual([expect.stringContaining('will be disconnected on 20 January 2027')])
  await pass(10)
  expect(await mailsOf('INACTIVE_SOON')).toHaveLength(1)
  await pass(2)
  expect(await mailsOf('INACTIVE_SOON')).toHaveLength(2)
  expect(await connection()).toMatchObject({ status: 'CONNECTED' })
  await pass(3)
  expect(await connection()).toMatchObject({ status: 'DISCONNECTED', statusReason: { code: 'INACTIVITY' } })
  expect(await mailsOf('DISCONNECTED_INACTIVE')).toHaveLength(1)
  expect(world.simulator.control.requests({ method: 'DELETE' }).length).toBeGreaterThan(0)
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
})

test('an invoice that syncs counts the days anew', async () => {
  await pass(44)
  await sendNew(story, 'INV-0002')
  await world.sweep()
  await pass(30)
  expect(await connection()).toMatchObject({ status: 'CONNECTED' })
  expect(await mailsOf('INACTIVE_SOON')).toEqual([])
})

test('a payment made in Xero counts as well', async () => {
  await pass(44)
  story.inXero({ action: 'pay', invoice: 'INV-0001' })
  await world.hear()
  await pass(30)
  expect(await mailsOf('INACTIVE_SOON')).toEqual([])
})

test('who presses Keep connected is warned no more, for as long again', async () => {
  await pass(58)
  expect(await keep()).toMatchObject({ status: 'CONNECTED' })
  await pass(10)
  expect(await connection()).toMatchObject({ status: 'CONNECTED' })
  await pass(52)
  expect(await connection()).toMatchObject({ status: 'DISCONNECTED' })
})

test('a quiet connection never expires: its token is refreshed now and then, and that counts for nothing', async () => {
  const before = world.simulator.control.requests({ path: '/connect/token' }).length
  for (let days = 0; days < 58; days++) {
    await world.simulator.control.advance(day)
    await world.live()
  }
  const refreshes = world.simulator.control.requests({ path: '/connect/token' }).length - before
  expect(refreshes).toBeGreaterThanOrEqual(2)
  expect(await connection()).toMatchObject({ status: 'CONNECTED' })
  await world.post()
  expect(await mailsOf('INACTIVE_SOON')).not.toEqual([])
})

test('disconnected, mappings are kept thirty days, with a word on day 23 and 29, and are gone then; links stay', async () => {
  const { id } = await connection()
  const { ledgerTrackingCategories } = await story.graph.ask('{ ledgerTrackingCategories { id } }')
  const tracking = { categoryId: ledgerTrackingCategories[0].id, source: 'PROJECT' }
  await story.graph.run('mapTracking', tracking, '... on MapTrackingSuccess { category { id } }')
  await story.graph.run('disconnect', { connectionId: id }, '... on Connection { status }')
  const until = new Date(world.clock.now() + 30 * day).toISOString().slice(0, 10)
  expect((await connection()).mappingsKeptUntil).toBe(until)
  await pass(22)
  expect(await mailsOf('MAPPINGS_EXPIRING')).toEqual([])
  await pass(1)
  expect(await mailsOf('MAPPINGS_EXPIRING')).toEqual([expect.stringContaining('in 7 days')])
  await pass(6)
  expect(await mailsOf('MAPPINGS_EXPIRING')).toEqual([expect.anything(), expect.stringContaining('tomorrow')])
  const organisation = { name: story.organisation.name }
  const { taxMapping, accountMapping, trackingMapping } = world.dependencies.prisma
  expect(await taxMapping.count({ where: { organisation } })).toBe(1)
  expect(await trackingMapping.count({ where: { organisation } })).toBe(1)
  const { mappingExport } = await story.graph.ask('{ mappingExport { organisationName csv rows { ours theirs } } }')
  expect(mappingExport).toMatchObject({ organisationName: organisation.name, rows: { length: 4 } })
  expect(mappingExport.csv).toContain('SALES_TAX,Default tax code,OUTPUT2,20% (VAT on Income)\r\n')
  await pass(1)
  expect(await taxMapping.count({ where: { organisation } })).toBe(0)
  expect(await accountMapping.count({ where: { organisation } })).toBe(0)
  expect(await trackingMapping.count({ where: { organisation } })).toBe(0)
  expect((await story.invoice('INV-0001')).sync).toMatchObject({ state: 'SYNCED', ledgerId: expect.any(String) })
  expect(await story.connect()).toBe('/settings/integrations/xero/mapping?welcome=1')
})

test('reconnected in time, the mappings are there again, and stay', async () => {
  const { id } = await connection()
  await story.graph.run('disconnect', { connectionId: id }, '... on Connection { status }')
  await pass(20)
  expect(await story.connect()).toBe('/settings/integrations/xero?result=restored')
  await pass(15)
  expect(await mailsOf('MAPPINGS_EXPIRING')).toEqual([])
  await sendNew(story, 'INV-0002')
  await world.sweep()
  expect((await story.invoice('INV-0002')).sync.state).toBe('SYNCED')
})

test('removed in Xero, whoever can mend it is told, and reminded on day 1, 3 and 7, until they do', async () => {
  story.inXero({ action: 'disconnect' })
  await world.pass(16 * minute)
  expect(await connection()).toMatchObject({ status: 'NEEDS_ATTENTION', statusReason: { code: 'REMOVED_IN_XERO' } })
  await world.post()
  expect(await mailsOf('CONNECTION_NEEDS_YOU')).toEqual(['Disconnected in Xero'])
  await pass(4)
  expect(await mailsOf('CONNECTION_NEEDS_YOU')).toHaveLength(3)
  await story.connect()
  await pass(6)
  expect(await mailsOf('CONNECTION_NEEDS_YOU')).toHaveLength(3)
})

test('a worker that slept through the reminders sends one, not three', async () => {
  story.inXero({ action: 'disconnect' })
  await world.pass(16 * minute)
  await world.post()
  await world.simulator.control.advance(8 * day)
  await world.live()
  await world.live()
  await world.post()
  expect(await mailsOf('CONNECTION_NEEDS_YOU')).toEqual(['Disconnected in Xero', 'Reminder: disconnected in Xero'])
})

test('a disconnect tells every administrator who did it', async () => {
  const { id } = await connection()
  await story.graph.run('disconnect', { connectionId: id }, '... on Connection { status }')
  await world.post()
  expect(await mailsOf('DISCONNECTED')).toEqual([`${story.organisation.name} is disconnected`])
  const mail = await world.dependencies.prisma.mail.findFirstOrThrow({ where: { kind: 'DISCONNECTED' } })
  expect(mail.text).toContain('Maya Okafor disconnected')
})
