import { makeLogger, unseal } from '@tieout/api/dependencies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendNew } from '../kit/connected-story.ts'
import { dumpDatabase } from '../kit/dump.ts'
import { beginTrade, kinds } from '../kit/kinds.ts'
import { lived, outside, single, type Shot } from '../kit/pages.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import { runWeb } from '../kit/product.ts'
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
let web: Running | undefined
let story: Story
/** Everything that opens something, by what it is. */
let canaries: Record<string, string>
/** What the database keeps of it, and no page needs. */
let kept: Record<string, string>

beforeAll(async () => {
  const port = await freePort()
  const webUrl = `http://localhost:${port}`
  const log = makeLogger('trace', { write: (line) => void logged.push(line) })
  world = await openWorld({
    simulator: { webhookKey: planted.XERO_WEBHOOK_KEY },
    variables: { ...planted, PUBLIC_WEB_URL: webUrl },
    overrides: { log },
  })
  web = runWeb(port, webUrl, world.apiUrl)
  const trade = await beginTrade(world)
  story = trade.story
  for (const kind of kinds.slice(0, 3)) await trade.draft(kind, `CANARY-${kind.type}`)
  await addRecord()
  await sendNew(story, 'CANARY-1')
  await world.settle()
  canaries = await gather()
  kept = await gatherKept()
  await goWrong()
  await untilReady(web, `${webUrl}/sign-in`)
})
afterAll(async () => {
  await web?.stop()
  await world.close()
})

async function addRecord(): Promise<void> {
  const named = { name: 'Job', pluralName: 'Jobs', fields: [] }
  const { id: collectionId } = await story.graph.run('createCollection', named, '... on Collection { id }')
  const clientId = await story.createClient('Canary Ltd')
  const input = { collectionId, title: 'Shop front', clientId, values: [], lines: [] }
  await story.graph.run('createRecord', input, '... on Record { id }')
}

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

async function gatherKept(): Promise<Record<string, string>> {
  const { prisma, env } = world.dependencies
  const [grant, endpoint, apiKey] = [
    await prisma.grant.findFirstOrThrow(),
    await prisma.webhookEndpoint.findFirstOrThrow(),
    await prisma.apikey.findFirstOrThrow(),
  ]
  const { token } = await prisma.session.findFirstOrThrow()
  const { password } = await prisma.account.findFirstOrThrow({ where: { password: { not: null } } })
  return {
    databaseUrl: env.databaseUrl,
    sealedAccessToken: grant.sealedAccessToken,
    sealedRefreshToken: grant.sealedRefreshToken,
    sealedWebhookSecret: endpoint.sealedSecret,
    apiKeyHash: apiKey.key,
    sessionToken: token,
    passwordHash: password ?? '',
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

/** The names of those that stand in a text, as they are or as an address writes them. */
function foundIn(text: string, secrets = canaries): string[] {
  const isThere = (value: string) => text.includes(value) || text.includes(encodeURIComponent(value))
  return Object.entries(secrets).flatMap(([name, value]) => (isThere(value) ? [name] : []))
}

test('what is looked for is there to be found', () => {
  const all = { ...canaries, ...kept }
  expect(Object.values(all).every((value) => value.length >= 20)).toBe(true)
  expect(new Set(Object.values(all)).size).toBe(Object.keys(all).length)
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

test('no page of the web app holds any of it, nor what is kept of it, whoever it is sent to', async () => {
  const owned = [...lived, ...(await single(story))]
  for (const kind of ['/bills/', '/credit-notes/', '/expenses/', '/records/', '/clients/'])
    expect(owned.some(({ path }) => path.startsWith(kind))).toBe(true)
  const pages = [...(await readAll(outside, {})), ...(await readAll(owned, { cookie: story.cookie }))]
  expect(pages.filter(({ status }) => status !== 200).map(({ name }) => name)).toEqual(['not-found'])
  const textOf = (name: string) => pages.find((page) => page.name === name)?.text
  expect(textOf('invoices')).toContain('CANARY-1')
  expect(textOf('audit')).toContain('createApiKey')
  const all = { ...canaries, ...kept }
  expect(pages.flatMap(({ name, text }) => foundIn(text, all).map((secret) => `${secret} on ${name}`))).toEqual([])
})

/** Pages as the server renders them, with the data and the headers they are sent with. */
async function readAll(shots: readonly Shot[], headers: Record<string, string>) {
  const pages: { name: string; status: number; text: string }[] = []
  for (const { name, path } of shots) {
    const answer = await fetch(`${world.webUrl}${path}`, { headers, redirect: 'manual' })
    const text = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`
    pages.push({ name, status: answer.status, text })
  }
  return pages
}
