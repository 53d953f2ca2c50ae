import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { beginConsent, comeBack, decide, told, welcome } from '../kit/consent.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld

afterEach(() => world.close())

const plans = join(mkdtempSync(join(tmpdir(), 'tieout-plans-')), 'plans.json')
writeFileSync(
  plans,
  JSON.stringify({
    standard: 'max',
    upgradeUrl: 'https://tieout.example/plans',
    plans: { solo: { name: 'Solo', accounting: false }, max: { name: 'Max', accounting: true } },
  }),
)

function connect(story: Story, more: object = {}) {
  return story.graph.run('connect', { provider: 'XERO', ...more }, '... on ConnectSuccess { authorizationUrl }')
}

async function integrations(story: Story) {
  const found = await story.graph.ask(
    '{ integrations { provider beta connectionCount connectionCap waiting upgradeUrl admins locked { code message } } }',
  )
  return found['integrations']
}

async function choosePlan(story: Story, plan: string): Promise<void> {
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const { prisma } = world.dependencies
  await prisma.workspace.updateMany({ where: { members: { some: { user: { email: viewer.email } } } }, data: { plan } })
}

test('at the cap new organisations wait; those that are in, and come back, are not touched', async () => {
  world = await openTimedWorld({ variables: { CONNECTION_CAP: '1' } })
  const first = await beginConnectedStory(world)
  const late = await beginStory(world)
  expect(await connect(late)).toMatchObject({
    code: 'CAP_REACHED',
    message: expect.stringContaining('All 1 beta places'),
  })
  expect(await integrations(late)).toMatchObject([
    { beta: true, connectionCount: 1, connectionCap: 1, waiting: false, locked: { code: 'CAP_REACHED' } },
  ])
  expect(await integrations(first)).toMatchObject([{ locked: null }])
  await sendNew(first, 'INV-0001')
  await world.sweep()
  expect((await first.invoice('INV-0001')).sync.state).toBe('SYNCED')

  const { connection } = await first.graph.ask('{ connection { id } }')
  await first.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { id }')
  expect(await late.connect()).toBe(welcome)
  expect(await first.connect()).toBe('/settings/integrations/xero?result=restored')
})

test('two that ask for the last place at once: one has it, the other is told and leaves nothing at Xero', async () => {
  world = await openTimedWorld({ variables: { CONNECTION_CAP: '1' } })
  const stories = [await beginStory(world), await beginStory(world)]
  const backs: string[] = []
  for (const story of stories) backs.push(decide(world, story, await beginConsent(story)))
  const landed = await Promise.all(stories.map((story, index) => comeBack(world, story, backs[index] ?? '')))
  expect(landed.toSorted()).toEqual([told('cap'), welcome].toSorted())
  const loser = stories[landed.indexOf(told('cap'))]
  expect((await loser?.graph.ask('{ connection { id } }'))?.['connection']).toBeNull()
  expect(world.simulator.control.requests({ method: 'DELETE', path: '/connections' })).toHaveLength(1)
})

test('who waits for a place gets one mail when the cap is lifted, and connects without anybody’s doing', async () => {
  world = await openTimedWorld({ variables: { CONNECTION_CAP: '1' } })
  await beginConnectedStory(world)
  const late = await beginStory(world)
  const wait = await late.graph.run(
    'notifyWhenAvailable',
    { on: true },
    '... on NotifyWhenAvailableSuccess { waiting }',
  )
  expect(wait).toMatchObject({ waiting: true })
  await world.live()
  const { mail } = world.dependencies.prisma
  expect(await mail.count({ where: { kind: 'PLACES_OPEN' } })).toBe(0)
  world.dependencies.env.availability.connectionCap = null
  await world.live()
  await world.live()
  expect(await mail.count({ where: { kind: 'PLACES_OPEN' } })).toBe(1)
  expect(await integrations(late)).toMatchObject([{ locked: null, connectionCap: null, waiting: false }])
  expect(await late.connect()).toBe(welcome)
})

test('a plan without accounting asks to upgrade, or hides the card, and refuses either way', async () => {
  world = await openTimedWorld({ variables: { PLAN_CATALOGUE: plans } })
  const story = await beginStory(world)
  await choosePlan(story, 'solo')
  expect(await connect(story)).toMatchObject({
    code: 'PLAN_REQUIRED',
    message: expect.stringContaining('The Solo plan'),
  })
  expect(await integrations(story)).toMatchObject([
    { locked: { code: 'PLAN_REQUIRED' }, upgradeUrl: 'https://tieout.example/plans' },
  ])
  world.dependencies.env.availability.lockedUi = 'hide'
  expect(await integrations(story)).toEqual([])
})

test('a plan lost at Xero’s own page connects nothing', async () => {
  world = await openTimedWorld({ variables: { PLAN_CATALOGUE: plans } })
  const story = await beginStory(world)
  const back = decide(world, story, await beginConsent(story))
  await choosePlan(story, 'solo')
  expect(await comeBack(world, story, back)).toBe(told('plan'))
  expect((await story.graph.ask('{ connection { id } }'))['connection']).toBeNull()
})

test('a plan lost pauses: nothing goes, nothing is lost, and it goes on by itself with the plan', async () => {
  world = await openTimedWorld({ variables: { PLAN_CATALOGUE: plans } })
  const story = await beginConnectedStory(world)
  await choosePlan(story, 'solo')
  await world.live()
  const paused = await story.graph.ask('{ connection { status statusReason { code } } }')
  expect(paused['connection']).toEqual({ status: 'PAUSED', statusReason: { code: 'PLAN_REQUIRED' } })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('PENDING')
  expect(story.held()).toEqual([])
  await choosePlan(story, 'max')
  await world.live()
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
})

test('who may not connect reads whom to ask', async () => {
  world = await openTimedWorld()
  const story = await beginStory(world)
  expect(await integrations(story)).toMatchObject([{ provider: 'XERO', admins: ['Maya Okafor'], locked: null }])
})
