import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConsent, comeBack, decide, told, welcome } from '../kit/consent.ts'
import { beginStory, signIn, visitCallback, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'
import { adviserUserId, VirtualClock } from '../xero-simulator/simulator.ts'

const clock = new VirtualClock({ ticking: 'with-real-time' })
let world: World
let story: Story

beforeAll(async () => {
  world = await openWorld({ simulator: { clock }, overrides: { clock } })
})
afterAll(() => world.close())
beforeEach(async () => {
  story = await beginStory(world)
})

describe('the state', () => {
  test('works once: a replay, even at the same moment, ends nowhere and changes nothing', async () => {
    const back = decide(world, story, await beginConsent(story))
    const landed = await Promise.all([comeBack(world, story, back), comeBack(world, story, back)])
    expect(landed.toSorted()).toEqual([welcome, told('replayed')].toSorted())
    const before = await connectionOf(story)
    const asked = tokenRequests()
    expect(await comeBack(world, story, back)).toBe(told('replayed'))
    expect(await connectionOf(story)).toEqual(before)
    expect(tokenRequests()).toBe(asked)
  })

  test.each(['another person', 'nobody', 'the same person in another browser'])(
    'begun in one session is refused to %s, and is spent',
    async (who) => {
      const back = decide(world, story, await beginConsent(story))
      const asked = tokenRequests()
      expect(await visitCallback(world, back, await headersOf(who))).toBe(told('foreign'))
      expect(tokenRequests()).toBe(asked)
      expect(await comeBack(world, story, back)).toBe(told('replayed'))
      expect(await connectionOf(story)).toBeNull()
    },
  )

  test('is good for ten minutes and no longer', async () => {
    const slow = decide(world, story, await beginConsent(story))
    await clock.advance(10 * 60_000 + 1)
    const asked = tokenRequests()
    expect(await comeBack(world, story, slow)).toBe(told('expired'))
    expect(tokenRequests()).toBe(asked)
    expect(await connectionOf(story)).toBeNull()
    const url = await beginConsent(story)
    await clock.advance(10 * 60_000 - 5_000)
    expect(await comeBack(world, story, decide(world, story, url))).toBe(welcome)
  })

  test('that nobody made, or none at all, ends nowhere', async () => {
    const back = new URL(decide(world, story, await beginConsent(story)))
    const asked = tokenRequests()
    back.searchParams.set('state', 'made-up')
    expect(await comeBack(world, story, back.href)).toBe(told('expired'))
    back.searchParams.delete('state')
    expect(await comeBack(world, story, back.href)).toBe(told('expired'))
    expect(tokenRequests()).toBe(asked)
  })

  test('is as hard to guess as a key, new each time, and kept only as its hash', async () => {
    const [first, second] = [await beginConsent(story), await beginConsent(story)].map(
      (url) => new URL(url).searchParams,
    )
    expect(first?.get('state')).toMatch(/^[\w-]{43}$/)
    expect(first?.get('state')).not.toBe(second?.get('state'))
    expect(first?.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(first?.get('code_challenge_method')).toBe('S256')
    expect(first?.get('code_challenge')).not.toBe(second?.get('code_challenge'))
    const kept = JSON.stringify(await world.dependencies.prisma.connectAttempt.findMany())
    expect(kept).not.toContain(first?.get('state'))
  })
})

describe('coming back without a consent', () => {
  test('declined leaves nothing behind', async () => {
    const back = decide(world, story, await beginConsent(story), { decision: 'cancel' })
    expect(await comeBack(world, story, back)).toBe(told('declined'))
    expect(await connectionOf(story)).toBeNull()
    const { connectAttempt, member } = world.dependencies.prisma
    const { organizationId: workspaceId } = await member.findFirstOrThrow({
      where: { user: { email: await emailOf() } },
    })
    expect(await connectAttempt.count({ where: { workspaceId } })).toBe(0)
  })

  test('declined in one tab does not break the consent in another', async () => {
    const [first, second] = [await beginConsent(story), await beginConsent(story)]
    expect(await comeBack(world, story, decide(world, story, first, { decision: 'cancel' }))).toBe(told('declined'))
    expect(await comeBack(world, story, decide(world, story, second))).toBe(welcome)
  })

  test('allowed in two tabs, the first settles it', async () => {
    const [first, second] = [await beginConsent(story), await beginConsent(story)]
    const other = world.simulator.control.createOrganisation({ name: 'Chosen too late' })
    expect(await comeBack(world, story, decide(world, story, first))).toBe(welcome)
    const late = decide(world, story, second, { organisationIds: [other.organisationId] })
    expect(await comeBack(world, story, late)).toBe(told('expired'))
    expect(await connectionOf(story)).toMatchObject({ organisationName: story.organisation.name })
  })

  test('disconnected meanwhile, the consent comes too late', async () => {
    const back = decide(world, story, await beginConsent(story))
    const { id: connectionId } = (await connectionOf(story)) ?? {}
    await story.graph.run('disconnect', { connectionId }, '... on Connection { id }')
    expect(await comeBack(world, story, back)).toBe(told('expired'))
    expect(await connectionOf(story)).toMatchObject({ status: 'DISCONNECTED' })
  })

  test('with another error of Xero’s says that it failed', async () => {
    const back = new URL(decide(world, story, await beginConsent(story), { decision: 'cancel' }))
    back.searchParams.set('error', 'server_error')
    expect(await comeBack(world, story, back.href)).toBe(told('failed'))
    expect(await connectionOf(story)).toBeNull()
  })
})

describe('the code', () => {
  test('that Xero refuses leaves nothing behind', async () => {
    const back = new URL(decide(world, story, await beginConsent(story)))
    back.searchParams.set('code', 'not-a-code')
    expect(await comeBack(world, story, back.href)).toBe(told('failed'))
    expect(await connectionOf(story)).toBeNull()
  })

  test('of another consent, slipped in beside a good state, fails its proof (PKCE)', async () => {
    const attacker = await beginStory(world)
    const stolen = new URL(decide(world, attacker, await beginConsent(attacker))).searchParams.get('code') ?? ''
    const back = new URL(decide(world, story, await beginConsent(story)))
    back.searchParams.set('code', stolen)
    expect(await comeBack(world, story, back.href)).toBe(told('failed'))
    expect(await connectionOf(story)).toBeNull()
  })

  test('is only good for the exact address it was asked for', async () => {
    const url = new URL(await beginConsent(story))
    expect(url.searchParams.get('redirect_uri')).toBe(`${world.webUrl}/connections/callback`)
    url.searchParams.set('redirect_uri', `${world.webUrl}/connections/callback/`)
    const back = new URL(decide(world, story, url.href))
    back.pathname = '/connections/callback'
    expect(await comeBack(world, story, back.href)).toBe(told('failed'))
    expect(await connectionOf(story)).toBeNull()
  })

  test('taken, with no list of organisations after it, leaves no half connection', async () => {
    const back = decide(world, story, await beginConsent(story))
    world.simulator.control.addFault({ kind: 'bad-gateway-html', times: 1, match: { path: '/connections' } })
    expect(await comeBack(world, story, back)).toBe(told('failed'))
    expect(await connectionOf(story)).toBeNull()
    expect(await story.connect()).toBe(welcome)
  })
})

test('the answer to a callback is kept by nobody, tells nobody, and leads nowhere but to Tieout', async () => {
  const back = new URL(decide(world, story, await beginConsent(story)))
  back.searchParams.set('returnTo', 'https://evil.example')
  const answer = await fetch(`${world.apiUrl}${back.pathname}${back.search}`, {
    redirect: 'manual',
    headers: { cookie: story.cookie, 'x-forwarded-host': 'evil.example' },
  })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe(`${world.webUrl}${welcome}`)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
})

test('two workspaces that consent to one organisation at the same moment: one has it', async () => {
  const other = { ...(await beginStory(world)), organisation: story.organisation }
  const backs = [
    decide(world, story, await beginConsent(story)),
    decide(world, other, await beginConsent(other), { userId: adviserUserId }),
  ]
  const landed = await Promise.all([story, other].map((one, at) => comeBack(world, one, backs[at] ?? '')))
  expect(landed.toSorted()).toEqual([welcome, told('inUse')].toSorted())
})

test('Xero’s rules were never broken on the way', () => {
  expect(world.simulator.control.violations()).toEqual([])
})

async function connectionOf(asker: Story): Promise<Record<string, unknown> | null> {
  return (await asker.graph.ask('{ connection { id status organisationName connectedAt } }'))['connection']
}

async function emailOf(): Promise<string> {
  return (await story.graph.ask('{ viewer { email } }'))['viewer'].email
}

function tokenRequests(): number {
  return world.simulator.control.requests({ path: '/connect/token' }).length
}

async function headersOf(who: string): Promise<Record<string, string>> {
  if (who === 'nobody') return {}
  return { cookie: who === 'another person' ? (await beginStory(world)).cookie : await signIn(world, await emailOf()) }
}
