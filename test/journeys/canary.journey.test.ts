import { makeLogger, unseal } from '@tieout/api/dependencies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { dumpDatabase } from '../kit/dump.ts'
import { makeKey, visitCallback, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

/** Secrets of this installation that nobody else has. */
const planted = {
  AUTH_SECRET: 'canary-auth-secret-0123456789abcdef0123456789',
  ENCRYPTION_KEY: Buffer.from('canary-encryption-key-0123456789').toString('base64'),
  XERO_WEBHOOK_KEY: 'canary-webhook-key-0123456789',
}

const logged: string[] = []
const answered: string[] = []
let world: World
let story: Story
/** Everything that opens something, by what it is. */
let canaries: Record<string, string>

beforeAll(async () => {
  const log = makeLogger('trace', { write: (line) => void logged.push(line) })
  world = await openWorld({
    simulator: { webhookKey: planted.XERO_WEBHOOK_KEY },
    variables: planted,
    overrides: { log },
  })
  story = await beginConnectedStory(world)
  await sendNew(story, 'CANARY-1')
  await world.settle()
  canaries = await gather()
  await goWrong()
})
afterAll(() => world.close())

async function gather(): Promise<Record<string, string>> {
  const { prisma, env } = world.dependencies
  const grant = await prisma.grant.findFirstOrThrow()
  const { secret } = await story.graph.run(
    'createWebhookEndpoint',
    { url: 'https://canary.example.com/hook' },
    '... on CreateWebhookEndpointSuccess { secret }',
  )
  const { authorization = '' } = await makeKey(world, story.cookie)
  return {
    ...planted,
    XERO_CLIENT_SECRET: env.xero.clientSecret,
    accessToken: unseal(grant.sealedAccessToken, grant.id, env.encryption),
    refreshToken: unseal(grant.sealedRefreshToken, grant.id, env.encryption),
    webhookSecret: secret,
    apiKey: authorization.replace('Bearer ', ''),
  }
}

/** Everything that may be logged or answered when it does not go as it should. */
async function goWrong(): Promise<void> {
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'server-error-html', match: { organisationId } })
  await sendNew(story, 'CANARY-2')
  await world.settle()
  world.simulator.control.clearFaults()
  const { apiKey = '' } = canaries
  const post = async (headers: Record<string, string>, body: object) => {
    const answer = await fetch(`${world.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    answered.push(JSON.stringify([...answer.headers]), await answer.text())
  }
  await post({ authorization: `Bearer ${apiKey}` }, { query: '{ nothing }' })
  await post(
    { authorization: `Bearer ${apiKey}` },
    { query: '{ workspace: viewer { workspace { apiKeys { name start } } } }' },
  )
  await post(
    { 'x-api-key': apiKey },
    { query: '{ viewer { name } connection { id scopes statusReason } webhookEndpoints { id url } }' },
  )
  await post(
    { cookie: story.cookie },
    { query: '{ auditLog(first: 50) { nodes { asked } } mailbox { nodes { text } } }' },
  )
  answered.push(
    await visitCallback(world, 'http://tieout/connections/callback?state=nothing&code=x', {
      cookie: story.cookie,
    }),
  )
  for (const path of ['/healthz', '/readyz', '/webhooks/xero', '/nothing'])
    answered.push(await (await fetch(`${world.apiUrl}${path}`)).text())
}

/** The names of those that stand in a text. */
function foundIn(text: string): string[] {
  return Object.entries(canaries).flatMap(([name, value]) => (text.includes(value) ? [name] : []))
}

test('what is looked for is there to be found', () => {
  expect(Object.values(canaries).every((value) => value.length >= 20)).toBe(true)
  expect(new Set(Object.values(canaries)).size).toBe(Object.keys(canaries).length)
  expect(foundIn(`x${canaries['refreshToken']}x`)).toEqual(['refreshToken'])
  expect(logged.length).toBeGreaterThan(0)
})

test('whoever takes the database away finds nothing that opens anything', async () => {
  expect(foundIn(await dumpDatabase(world.dependencies.env.databaseUrl))).toEqual([])
})

test('the log holds none of it, on its most talkative level', () => {
  expect(foundIn(logged.join('\n'))).toEqual([])
})

test('no answer holds any of it, whatever goes wrong', () => {
  expect(foundIn(answered.join('\n'))).toEqual([])
})
