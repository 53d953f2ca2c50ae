import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendNew } from '../kit/connected-story.ts'
import { backfillOf, beginOldStory, oldNumber, startBackfill, steerBackfill } from '../kit/old-story.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

const puts = { method: 'PUT', path: '/api.xro/2.0/Invoices' }

let world: TimedWorld

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  await world.simulator.control.advance(2 * minute)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test('a backfill says until when it waits for Xero’s limit, and goes on by itself', async () => {
  const story = await beginOldStory(world, 3)
  const match = { ...puts, organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'rate-limit-minute', times: 1, match })
  await startBackfill(story)
  await world.sweep()
  const { progress, state } = await backfillOf(story)
  expect(state).toBe('RUNNING')
  expect(progress).toMatchObject({ underWay: 3, waitsFor: { code: 'RATE_LIMITED' } })
  expect(Date.parse(progress.waitsUntil)).toBeGreaterThan(world.clock.now())
  await world.passUntil(async () => (await backfillOf(story))['state'] === 'FINISHED')
  expect((await backfillOf(story))['progress']).toMatchObject({ pushed: 3, waitsUntil: null })
})

test('a backfill leaves the last calls of a minute to people: one person’s invoice goes while it waits', async () => {
  const story = await beginOldStory(world, 2)
  await sendNew(story, 'INV-CONTACT')
  await world.sweep()
  await spendMinute(story, 58)
  await startBackfill(story)
  await world.sweep()
  const { progress } = await backfillOf(story)
  expect(progress).toMatchObject({ underWay: 2, waitsFor: { code: 'RATE_LIMITED' } })
  await sendNew(story, 'INV-NEW')
  await world.sweep()
  expect((await story.invoice('INV-NEW'))['sync'].state).toBe('SYNCED')
  expect((await backfillOf(story))['progress']).toMatchObject({ underWay: 2 })
  await world.passUntil(async () => (await backfillOf(story))['state'] === 'FINISHED')
  expect((await backfillOf(story))['progress']).toMatchObject({ pushed: 2 })
})

test('a backfill stops when it is paused, goes on when it is resumed, and one person’s invoice never waits for it', async () => {
  const story = await beginOldStory(world, 4)
  const { id } = await startBackfill(story)
  await feed(story)
  expect((await backfillOf(story))['progress']).toMatchObject({ underWay: 4 })
  expect(await steerBackfill(story, 'pauseBackfill', id)).toMatchObject({ state: 'PAUSED' })
  await sendNew(story, 'INV-NEW')
  await world.sweep()
  expect((await story.invoice('INV-NEW'))['sync'].state).toBe('SYNCED')
  expect((await story.invoice(oldNumber(1)))['sync']).toMatchObject({
    state: 'NOT_SYNCED',
    reason: { code: 'SENT_BEFORE_CONNECT' },
  })
  expect((await backfillOf(story))['progress']).toMatchObject({ waiting: 4, done: 0, secondsLeft: null })
  expect(await steerBackfill(story, 'pauseBackfill', id)).toMatchObject({ code: 'BACKFILL_NOT_RUNNING' })
  expect(await steerBackfill(story, 'resumeBackfill', id)).toMatchObject({ state: 'RUNNING' })
  await world.passUntil(async () => (await backfillOf(story))['state'] === 'FINISHED')
  expect((await backfillOf(story))['progress']).toMatchObject({ pushed: 4 })
})

test('a backfill cancelled gives back what nobody began to send, and keeps what arrived', async () => {
  const story = await beginOldStory(world, 2)
  const { id } = await startBackfill(story)
  await feed(story)
  expect(await steerBackfill(story, 'cancelBackfill', id)).toMatchObject({ state: 'CANCELLED' })
  await world.sweep()
  expect(story.held()).toEqual([])
  expect(await backfillOf(story)).toMatchObject({ covers: 'FORWARD_ONLY', progress: { waiting: 2 } })
  expect(await startBackfill(story)).toMatchObject({ state: 'RUNNING' })
  await world.passUntil(async () => story.held().length === 2)
})

test('a backfill is one at a time, and never of nothing', async () => {
  const story = await beginOldStory(world, 1)
  await startBackfill(story)
  expect(await startBackfill(story)).toMatchObject({ code: 'BACKFILL_OPEN' })
  await world.sweep()
  expect(await startBackfill(story)).toMatchObject({ code: 'NOTHING_TO_BACKFILL' })
})

test('a backfill ends with a disconnect, says so, and a reconnect does not begin it again', async () => {
  const story = await beginOldStory(world, 2)
  await startBackfill(story)
  await feed(story)
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { id }')
  const ended = await backfillOf(story)
  expect(ended).toMatchObject({ state: 'CANCELLED', reason: { code: 'DISCONNECTED_BY_PERSON' } })
  expect(ended['progress']).toMatchObject({ waiting: 2, underWay: 0 })
  await story.connect()
  await world.sweep()
  expect(story.held()).toEqual([])
})

test('a backfill stands still while the connection needs a person, and goes on when it works again', async () => {
  const story = await beginOldStory(world, 2)
  await startBackfill(story)
  await feed(story)
  const { organisationId: ledgerOrganisationId } = story.organisation
  const which = { organisation: { ledgerOrganisationId } }
  await world.dependencies.prisma.connection.updateMany({ where: which, data: { status: 'EXPIRED' } })
  await world.sweep()
  expect(await backfillOf(story)).toMatchObject({ state: 'PAUSED', reason: { code: 'CONNECTION_NEEDS_YOU' } })
  await story.connect()
  await world.passUntil(async () => (await backfillOf(story))['state'] === 'FINISHED')
  expect(await backfillOf(story)).toMatchObject({ reason: null, progress: { pushed: 2 } })
})

test('a backfill is for owners and admins, and nobody else’s', async () => {
  const story = await beginOldStory(world, 1)
  const { id } = await startBackfill(story)
  const stranger = await beginStory(world)
  expect(await steerBackfill(stranger, 'pauseBackfill', id)).toMatchObject({ code: 'NOT_FOUND' })
  const { graph } = story
  await become(story, 'member')
  await expect(graph.run('startBackfill', { historyMode: 'ALL' }, '... on Backfill { id }')).rejects.toThrow(
    'FORBIDDEN',
  )
  await expect(graph.run('cancelBackfill', { backfillId: id }, '... on Backfill { id }')).rejects.toThrow('FORBIDDEN')
  await expect(graph.ask('{ previewBackfill(historyMode: ALL) { __typename } }')).rejects.toThrow('FORBIDDEN')
  expect((await graph.ask('{ connection { backfill { state } } }')).connection.backfill.state).toBe('RUNNING')
  await become(story, 'admin')
  expect(await graph.run('cancelBackfill', { backfillId: id }, '... on Backfill { state }')).toMatchObject({
    state: 'CANCELLED',
  })
})

/** Hands the first of it over, and sends nothing: Xero is not answering just now. */
async function feed(story: Story): Promise<void> {
  const { organisationId } = story.organisation
  const { id } = world.simulator.control.addFault({
    kind: 'unavailable-text',
    match: { path: '/api.xro/2.0/Contacts', organisationId },
  })
  await world.sweep()
  world.simulator.control.removeFault(id)
}

async function become(story: Story, role: 'member' | 'admin'): Promise<void> {
  const { viewer } = await story.graph.ask('{ viewer { workspace { id } } }')
  const [, organizationId] = Buffer.from(viewer.workspace.id, 'base64').toString().split(':')
  await world.dependencies.prisma.member.updateMany({ where: { organizationId: organizationId ?? '' }, data: { role } })
}

/** So many calls of this minute were made, by whatever node. */
async function spendMinute(story: Story, calls: number): Promise<void> {
  const spent = JSON.stringify([{ freeAt: world.clock.now() + minute, calls }])
  await world.dependencies.pool.query(
    `update "RateBudget" set state = jsonb_set(state, '{spent}', $1::jsonb) where scope = $2`,
    [spent, story.organisation.organisationId],
  )
}
