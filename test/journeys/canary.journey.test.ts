import { makeLogger } from '@tieout/api/dependencies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCanaries, gatherKept, goWrong, planted } from '../kit/canaries.ts'
import { sendNew } from '../kit/connected-story.ts'
import { dumpDatabase } from '../kit/dump.ts'
import { beginTrade, kinds } from '../kit/kinds.ts'
import { lived, outside, single, type Shot } from '../kit/pages.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import { runWeb, runWorkerd } from '../kit/product.ts'
import type { Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

const logged: string[] = []
let answered: string[] = []
let world: World
const runtimes = ['node', 'workerd'] as const
type Runtime = (typeof runtimes)[number]
const webs = new Map<Runtime, { running: Running; url: string }>()
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
  const edge = await freePort()
  webs.set('node', { running: runWeb(port, webUrl, world.apiUrl), url: webUrl })
  webs.set('workerd', { running: runWorkerd(edge, world.apiUrl), url: `http://localhost:${edge}` })
  const trade = await beginTrade(world)
  story = trade.story
  for (const kind of kinds.slice(0, 3)) await trade.draft(kind, `CANARY-${kind.type}`)
  await addRecord()
  await sendNew(story, 'CANARY-1')
  await world.settle()
  canaries = await gatherCanaries(world, story)
  kept = await gatherKept(world)
  answered = await goWrong(world, story, canaries['apiKey'] ?? '')
  for (const { running, url } of webs.values()) await untilReady(running, `${url}/sign-in`)
})
afterAll(async () => {
  for (const { running } of webs.values()) await running.stop()
  await world.close()
})

async function addRecord(): Promise<void> {
  const named = { name: 'Job', pluralName: 'Jobs', fields: [] }
  const { id: collectionId } = await story.graph.run('createCollection', named, '... on Collection { id }')
  const clientId = await story.createClient('Canary Ltd')
  const input = { collectionId, title: 'Shop front', clientId, values: [], lines: [] }
  await story.graph.run('createRecord', input, '... on Record { id }')
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
  expect(foundIn(logged.join('\n'), { ...canaries, ...kept })).toEqual([])
})

test('no answer holds any of it, whatever goes wrong', () => {
  expect(foundIn(answered.join('\n'))).toEqual([])
})

test.each(runtimes)(
  'no page that the web app renders on %s holds any of it, nor what is kept of it, whoever it is sent to',
  async (runtime) => {
    const owned = [...lived, ...(await single(story))]
    for (const kind of ['/bills/', '/credit-notes/', '/expenses/', '/records/', '/clients/'])
      expect(owned.some(({ path }) => path.startsWith(kind))).toBe(true)
    const pages = [...(await readAll(runtime, outside, {})), ...(await readAll(runtime, owned, asOwner()))]
    expect(pages.filter(({ status }) => status !== 200).map(({ name }) => name)).toEqual([
      'not-found',
      'not-found',
      'invoice-gone',
    ])
    const textOf = (name: string) => pages.find((page) => page.name === name)?.text
    expect(textOf('invoices')).toContain('CANARY-1')
    expect(textOf('audit')).toContain('createApiKey')
    expect(leaksOf(pages)).toEqual([])
  },
)

test.each(runtimes)('nor does the data that %s sends a page which is there already', async (runtime) => {
  const asData = ({ name, path }: Shot) => {
    const [at = '', query] = path.split('?')
    return { name, path: `${at.replace(/\/$/, '')}/__data.json${query ? `?${query}` : ''}` }
  }
  const answers = await readAll(runtime, [...outside, ...lived, ...(await single(story))].map(asData), asOwner())
  const docs = answers.find(({ name }) => name === 'docs-quickstart')
  expect(docs).toMatchObject({ status: 200, text: expect.stringContaining('"type":"data"') })
  expect(leaksOf(answers)).toEqual([])
})

test.each(runtimes)('nor what a script of a page is answered on %s when it asks who is signed in', async (runtime) => {
  const doors = ['get-session', 'list-sessions', 'list-accounts', 'organization/list', 'ok']
  const asked = doors.map((name) => ({ name, path: `/api/auth/${name}` }))
  const answers = await readAll(runtime, asked, asOwner())
  expect(answers.map(({ status }) => status)).toEqual(doors.map(() => 404))
  expect(leaksOf(answers)).toEqual([])
})

function asOwner(): Record<string, string> {
  return { cookie: story.cookie }
}

interface Read {
  name: string
  status: number
  text: string
}

/** What opens something, or is kept of it, in what was answered; and where. */
function leaksOf(answers: readonly Read[]): string[] {
  const all = { ...canaries, ...kept }
  return answers.flatMap(({ name, text }) => foundIn(text, all).map((secret) => `${secret} on ${name}`))
}

/** What the server answers, with its headers. */
async function readAll(runtime: Runtime, shots: readonly Shot[], headers: Record<string, string>): Promise<Read[]> {
  const read: Read[] = []
  for (const { name, path } of shots) {
    const answer = await fetch(`${webs.get(runtime)?.url}${path}`, { headers, redirect: 'manual' })
    const text = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`
    read.push({ name, status: answer.status, text })
  }
  return read
}
