import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, hour, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
  await world.post()
})
afterAll(() => world.close())

async function want(): Promise<void> {
  const input = { topic: 'DAILY_DIGEST', on: true }
  await story.graph.run('setMail', input, '... on SetMailSuccess { settings { topic } }')
}

/** Lets a day pass, an hour at a time, as a worker lives it. */
async function passDay(): Promise<void> {
  for (let passed = 0; passed < day; passed += hour) {
    await world.simulator.control.advance(hour)
    await world.post()
  }
}

async function digests() {
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const where = { kind: 'DAILY_DIGEST', recipient: viewer.email }
  return world.dependencies.prisma.mail.findMany({ where, orderBy: { createdAt: 'asc' } })
}

test('who asked for it is told once, at eight where the workspace is, what the day brought', async () => {
  await want()
  await story.graph.run('updateWorkspace', { timeZone: 'Pacific/Auckland' }, '... on Workspace { id }')
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await world.hear()
  await world.pass(hour)
  story.inXero({ action: 'pay', invoice: 'INV-0001' })
  await world.hear()
  await passDay()
  const [mail, ...more] = await digests()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ subject: 'Your day in Tieout', createdAt: new Date('2026-11-21T19:00:00Z') })
  expect(mail?.text).toContain('1 document reached Xero')
  expect(mail?.text).toContain('1 payment came from Xero')
  expect(mail?.text).not.toContain('needs you')
})

test('a quiet day brings none, and one on which something waits says so', async () => {
  await want()
  await passDay()
  expect(await digests()).toEqual([])
  story.inXero({ action: 'lock', period: '2026-11-30' })
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await passDay()
  expect((await digests()).map(({ subject }) => subject)).toEqual(['Your day in Tieout: 1 needs you'])
})

test('nobody gets it who did not ask, nor who asked for no more', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await passDay()
  expect(await digests()).toEqual([])
  await want()
  await sendNew(story, 'INV-0002')
  await world.sweep()
  const off = { topic: 'DAILY_DIGEST', on: false }
  await story.graph.run('setMail', off, '... on SetMailSuccess { settings { topic } }')
  await passDay()
  expect(await digests()).toEqual([])
})
