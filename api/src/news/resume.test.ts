import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDependencies, type Dependencies } from '../dependencies.ts'
import type { Event } from '../events/events.ts'
import { forgetNews } from '../events/forget-news.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { makeServer } from '../server.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'

interface Node {
  dependencies: Dependencies
  app: ReturnType<typeof makeServer>['app']
}

let kit: Kit
let maya: Asker
const numbers = ['B-1', 'B-2', 'B-3', 'B-4']
const ids = new Map<string, string>()
const nodes: Node[] = []

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  const { data } = await maya.ask('mutation { createClient(input: { name: "Acme" }) { ... on Client { id } } }')
  for (const number of numbers) {
    const lines = [{ description: 'x', quantity: '1', unitPrice: '1' }]
    const input = { supplierId: data.createClient.id, number, lines }
    await maya.ask('mutation ($input: CreateBillInput!) { createBill(input: $input) { __typename } }', { input })
    ids.set(number, (await kit.dependencies.prisma.document.findFirstOrThrow({ where: { number } })).id)
  }
})
afterAll(async () => {
  for (const { dependencies } of nodes) await dependencies.close()
  await kit.close()
})

/** Another process of this Tieout: its own line to PostgreSQL, its own memory. */
async function startNode(): Promise<Node> {
  const dependencies = makeDependencies(kit.dependencies.env)
  await dependencies.listener.started
  const node = { dependencies, app: makeServer(dependencies).app }
  nodes.push(node)
  return node
}

async function stopNode(node: Node): Promise<void> {
  nodes.splice(nodes.indexOf(node), 1)
  node.dependencies.subscribe.end()
  await node.dependencies.close()
}

interface Told {
  id: string | undefined
  result: Loose
}

const BILLS = 'subscription ($after: String) { billChanged(after: $after) { number } }'

async function open({ app }: Node, variables: object, headers: Record<string, string> = {}): Promise<Response> {
  return app.request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...maya.headers, ...headers },
    body: JSON.stringify({ query: BILLS, variables }),
  })
}

/** A line that is open. */
async function listen(node: Node, variables: object = {}, headers: Record<string, string> = {}) {
  return events(await open(node, variables, headers))
}

async function* events(answer: Response): AsyncGenerator<Told> {
  let text = ''
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [data, id] = [/^data: (.*)$/m, /^id: (.*)$/m].map((line) => line.exec(text.slice(0, end))?.[1])
      text = text.slice(end + 2)
      if (data) yield { id, result: JSON.parse(data) }
    }
  }
}

function say(...changed: string[]): Promise<void> {
  const events = changed.map((number): Event => {
    return { name: 'documentChanged', workspaceId: maya.workspaceId, documentId: ids.get(number) ?? '' }
  })
  return inTransaction(kit.dependencies.prisma, async (transaction) => publish(transaction, events))
}

async function take(line: AsyncGenerator<Told>, count: number): Promise<Told[]> {
  const taken: Told[] = []
  while (taken.length < count) taken.push((await line.next()).value)
  return taken
}

function numberOf({ result }: Told): string {
  return result.data.billChanged.number
}

/** Says `number` and hears it on the line. Answers how far it is. */
async function hearOn(line: AsyncGenerator<Told>, number: string): Promise<string> {
  const first = line.next()
  await say(number)
  const told: Told = (await first).value
  expect(numberOf(told)).toBe(number)
  expect(told.result.extensions.cursor).toBe(told.id)
  return told.id ?? ''
}

test.each([
  ['the argument', (cursor: string) => [{ after: cursor }, {}] as const],
  ['the header of a browser’s own event source', (cursor: string) => [{}, { 'last-event-id': cursor }] as const],
])('a listener whose node stopped hears all it missed from another node, by %s', async (_, resume) => {
  const [first, second] = [await startNode(), await startNode()]
  const cursor = await hearOn(await listen(first), 'B-1')
  await stopNode(first)
  await say('B-2', 'B-3')
  await say('B-4')
  const line = await listen(second, ...resume(cursor))
  expect((await take(line, 3)).map(numberOf)).toEqual(['B-2', 'B-3', 'B-4'])
  const next = line.next()
  await say('B-1')
  expect(numberOf((await next).value)).toBe('B-1')
  await line.return(undefined)
})

test('a burst that was heard in part goes on in its middle, on a node that was started later', async () => {
  const first = await startNode()
  const line = await listen(first)
  await hearOn(line, 'B-1')
  await say('B-2', 'B-3', 'B-4')
  const [inTheMiddle] = await take(line, 1)
  await stopNode(first)
  const again = await listen(await startNode(), { after: inTheMiddle?.id })
  expect((await take(again, 2)).map(numberOf)).toEqual(['B-3', 'B-4'])
  await again.return(undefined)
})

test('two who come back to different places each hear their own', async () => {
  const node = await startNode()
  const line = await listen(node)
  const early = await hearOn(line, 'B-1')
  await say('B-2')
  const [late] = await take(line, 1)
  await say('B-3')
  const [a, b] = await Promise.all([early, late?.id].map((after) => listen(node, { after })))
  if (!a || !b) throw new Error('Two lines were asked for.')
  expect((await take(a, 2)).map(numberOf)).toEqual(['B-2', 'B-3'])
  expect((await take(b, 1)).map(numberOf)).toEqual(['B-3'])
  for (const one of [line, a, b]) await one.return(undefined)
})

test('a cursor of another workspace tells nothing of it, and one that is nobody’s is refused', async () => {
  const node = await startNode()
  const stranger = await kit.signUp('Stranger')
  const theirs = await open(node, { after: '1' }, stranger.headers)
  expect(theirs.status).toBe(410)
  expect(await theirs.text()).toContain('CURSOR_EXPIRED')
  const nonsense = await open(node, { after: 'yesterday' })
  expect(nonsense.status).toBe(400)
  expect(await nonsense.text()).toContain('BAD_CURSOR')
})

test('who comes back after days is told that it is too late', async () => {
  const node = await startNode()
  const line = await listen(node)
  const cursor = await hearOn(line, 'B-1')
  await line.return(undefined)
  await say('B-2')
  await forgetNews(kit.dependencies.prisma, new Date(Date.now() + 60_000))
  const answer = await open(node, { after: cursor })
  expect(answer.status).toBe(410)
  await answer.body?.cancel()
})
