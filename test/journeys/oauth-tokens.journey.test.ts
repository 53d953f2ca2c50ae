import { freshToken } from '@tieout/api/connection/fresh-token'
import { makeDependencies, type Dependencies } from '@tieout/api/dependencies'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConsent, comeBack, decide, told, welcome } from '../kit/consent.ts'
import { dumpDatabase } from '../kit/dump.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'
import { adviserUserId, VirtualClock } from '../xero-simulator/simulator.ts'

const clock = new VirtualClock({ ticking: 'with-real-time' })
const halfAnHour = 30 * 60_000
let world: World
let node: Dependencies
let story: Story

beforeAll(async () => {
  world = await openWorld({ simulator: { clock, keepBodies: true }, overrides: { clock } })
  node = makeDependencies(world.dependencies.env, { clock })
})
afterAll(async () => {
  await node.close()
  await world.close()
})
beforeEach(async () => {
  story = await beginStory(world)
})

test('who takes the database away takes no secret of Xero’s along', async () => {
  const url = await beginConsent(story)
  const during = await dumpDatabase(world.dependencies.env.databaseUrl)
  expect(await comeBack(world, story, decide(world, story, url))).toBe(welcome)
  await clock.advance(halfAnHour)
  await story.graph.run('syncReferenceData', undefined, '')
  const after = await dumpDatabase(world.dependencies.env.databaseUrl)
  const sent = tokenForms().flatMap((form) => ['code', 'code_verifier', 'refresh_token'].map((name) => form.get(name)))
  const secrets = [...sent.filter((one) => one !== null), new URL(url).searchParams.get('state') ?? '']
  expect(secrets).toHaveLength(4)
  for (const dump of [during, after]) {
    expect(dump).toContain('ConnectAttempt')
    for (const secret of [...secrets, world.simulator.clientSecret]) expect(dump).not.toContain(secret)
    // Xero's access tokens are JWTs.
    expect(dump).not.toMatch(/eyJ[\w-]+\.eyJ/)
  }
  expect(after).toContain(story.organisation.organisationId)
})

test('Xero only ever saw a code or a refresh token from us, and no token in an address', async () => {
  expect(await comeBack(world, story, decide(world, story, await beginConsent(story)))).toBe(welcome)
  await clock.advance(halfAnHour)
  await story.graph.run('syncReferenceData', undefined, '')
  const grants = tokenForms().map((form) => form.get('grant_type'))
  expect(new Set(grants)).toEqual(new Set(['authorization_code', 'refresh_token']))
  const asked = world.simulator.control.requests()
  expect(asked.some(({ path }) => path.startsWith('/api.xro/'))).toBe(true)
  for (const { path, query } of asked) expect(`${path}?${query}`).not.toMatch(/token=|eyJ[\w-]+\./)
})

describe('refreshing', () => {
  test('happens once, however many callers on two nodes ask at once', async () => {
    const grantId = await connected(story)
    await clock.advance(halfAnHour)
    const before = tokenForms().length
    const answers = await Promise.all(nodes(50).map((one) => freshToken(one, grantId)))
    expect(tokenForms().slice(before)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.ok && answer.accessToken)).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true })
  })

  test('happens once when Xero calls a token expired whose time is not up', async () => {
    const grantId = await connected(story)
    const first = await freshToken(node, grantId)
    const refused = first.ok ? first.accessToken : ''
    const before = tokenForms().length
    const answers = await Promise.all(nodes(50).map((one) => freshToken(one, grantId, refused)))
    expect(tokenForms().slice(before)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.ok && answer.accessToken)).size).toBe(1)
    expect(answers[0]).not.toEqual(first)
  })

  test('whose answer is lost is made good, and nobody has to reconnect', async () => {
    const grantId = await connected(story)
    await clock.advance(halfAnHour)
    world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match: { path: '/connect/token' } })
    expect(await freshToken(node, grantId)).toEqual({ ok: false, because: 'unavailable' })
    expect(await freshToken(node, grantId)).toMatchObject({ ok: true })
    await story.graph.run('syncReferenceData', undefined, '')
    expect(await connectionOf(story)).toMatchObject({ status: 'CONNECTED' })
  })
})

describe('reconnecting', () => {
  beforeEach(async () => {
    await story.connect()
    await story.mapDefaults({ payments: true })
  })

  test('what somebody removed in Xero is the same connection with the same mappings', async () => {
    const before = await connectionOf(story)
    story.inXero({ action: 'disconnect' })
    await story.graph.run('syncReferenceData', undefined, '')
    expect(await connectionOf(story)).toMatchObject({ id: before['id'], status: 'NEEDS_ATTENTION' })
    expect(await story.connect()).toBe(told('restored'))
    expect(await connectionOf(story)).toEqual(before)
  })

  test('what a person disconnected brings its mappings back', async () => {
    const before = await connectionOf(story)
    await story.graph.run('disconnect', { connectionId: before['id'] }, '... on Connection { id }')
    expect(await story.connect()).toBe(told('restored'))
    expect(await connectionOf(story)).toEqual({ ...before, id: expect.any(String) })
  })

  test('with a consent for another organisation only, a person decides', async () => {
    const before = await connectionOf(story)
    const other = world.simulator.control.createOrganisation({ name: 'Not the one' })
    story.inXero({ action: 'disconnect' })
    await story.graph.run('syncReferenceData', undefined, '')
    const url = await beginConsent(story)
    // Another person at Xero: the first one's other organisations are none of this consent's.
    const back = decide(world, story, url, { organisationIds: [other.organisationId], userId: adviserUserId })
    expect(await comeBack(world, story, back)).toBe(told('choose'))
    expect(await connectionOf(story)).toMatchObject({ id: before['id'], status: 'CHOOSING_ORGANISATION' })
    expect(await story.connect()).toBe(told('restored'))
    expect(await connectionOf(story)).toEqual(before)
  })
})

test('disconnecting ends the person’s whole grant only when no other workspace rests on it', async () => {
  const other = await beginStory(world)
  // A person at Xero whose grant nothing else here rests on.
  for (const one of [story, other])
    await comeBack(world, one, decide(world, one, await beginConsent(one), { userId: adviserUserId }))
  await disconnect(story)
  expect(revocations()).toBe(0)
  expect(world.simulator.control.state(story.organisation.organisationId).connected).toBe(false)
  expect(await other.graph.run('syncReferenceData', undefined, '')).toMatchObject({
    __typename: 'SyncReferenceDataSuccess',
  })
  await disconnect(other)
  expect(revocations()).toBe(1)
  expect(world.simulator.control.state(other.organisation.organisationId).connected).toBe(false)
})

test('Xero’s rules were never broken on the way', () => {
  expect(world.simulator.control.violations()).toEqual([])
})

async function connected(asker: Story): Promise<string> {
  await asker.connect()
  const { organisationId: ledgerOrganisationId } = asker.organisation
  const where = { organisation: { ledgerOrganisationId } }
  const { grantId } = await world.dependencies.prisma.connection.findFirstOrThrow({ where })
  return grantId ?? ''
}

function nodes(count: number): Dependencies[] {
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? world.dependencies : node))
}

async function connectionOf(asker: Story): Promise<Record<string, unknown>> {
  const fields = 'id status organisationName taxMappings { id } accountMappings { id purpose }'
  return (await asker.graph.ask(`{ connection { ${fields} } }`))['connection']
}

async function disconnect(asker: Story): Promise<void> {
  const { id: connectionId } = await connectionOf(asker)
  await asker.graph.run('disconnect', { connectionId }, '... on Connection { id }')
}

function tokenForms(): URLSearchParams[] {
  return world.simulator.control.requests({ path: '/connect/token' }).map(({ body }) => new URLSearchParams(body ?? ''))
}

function revocations(): number {
  return world.simulator.control.requests({ path: '/connect/revocation' }).length
}
