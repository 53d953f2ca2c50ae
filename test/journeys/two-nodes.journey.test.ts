import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBalancer, type Balancer } from '../kit/balancer.ts'
import { beginConnectedStory, inXeroBy } from '../kit/connected-story.ts'
import { graphAt } from '../kit/graph.ts'
import { listen } from '../kit/listen.ts'
import { startOwnPostgres, type OwnPostgres } from '../kit/own-postgres.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import type { Story } from '../kit/story.ts'
import { killHard, patient, startProcess, tooLong, wrongClock } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'

const minute = 60_000
/** Long enough that each blow falls while others work. */
const many = 40
const numbers = Array.from({ length: many }, (_, nth) => `TWO-${100 + nth}`)

const everyInvoice = '{ invoices(first: 100) { nodes { number sync { state } } } }'

interface Node {
  running: Running
  url: string
}

let postgres: OwnPostgres
let world: World
let story: Story
let balancer: Balancer
let first: Node
let second: Node
let workers: Running[]
let input: { clientId: string; issuedOn: string; dueOn: string; lines: object[] }

beforeAll(async () => {
  postgres = await startOwnPostgres()
  world = await openWorld({ template: postgres.template, variables: { DRAIN_SECONDS: '1' } })
  story = await beginConnectedStory(world)
  const [clientId, taxRateId] = [await story.createClient('Acme'), await story.createTaxRate('VAT', '20')]
  const line = { description: 'Design', quantity: '1', unitPrice: '100', taxRateId }
  input = { clientId, issuedOn: '2026-11-01', dueOn: '2026-12-01', lines: [line] }
  const nodes = await Promise.all([startNode(), startNode(wrongClock(-5 * minute))])
  ;[first, second] = nodes
  workers = [startProcess(world, 'worker'), startProcess(world, 'worker', 0, wrongClock(5 * minute))]
  balancer = await startBalancer(nodes.map(({ url }) => url))
  await balancer.untilServing(2)
})
afterAll(async () => {
  await Promise.all([first.running, second.running, ...workers].map((running) => running.stop()))
  await balancer.close()
  await world.close()
  await postgres.stop()
})

test('whatever is taken from under two nodes whose clocks differ by minutes, all is in Xero once, and both sides hear it', async () => {
  const hearing = hear(second.url)
  for (let nth = 0; hearing.heard.size === 0; nth++) await insist(`BEFORE-${nth}`)
  const sent: string[] = []
  const left = [...numbers]
  const work = async () => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      await insist(number)
      sent.push(number)
    }
  }
  const people = Promise.all(Array.from({ length: 4 }, work))
  const reached = (count: number) => expect.poll(() => sent.length, patient).toBeGreaterThanOrEqual(count)

  await reached(6)
  const [dying] = workers.splice(0, 1, startProcess(world, 'worker'))
  if (dying) await killHard(dying)

  await reached(14)
  const old = first
  first = await startNode()
  balancer.add(first.url)
  await balancer.untilServing(3)
  await old.running.stop()
  balancer.remove(old.url)
  expect(old.running.child.exitCode).toBe(0)
  expect(old.running.output()).not.toContain(tooLong)

  await reached(24)
  await postgres.crash()
  await people

  expect(sent.toSorted()).toEqual(numbers)
  const { prisma } = world.dependencies
  const unsynced = () => prisma.syncStatus.count({ where: { state: { not: 'SYNCED' } } }).catch(() => NaN)
  await expect.poll(unsynced, patient).toBe(0)
  for (const number of numbers) expect(inXeroBy(story, number)).toHaveLength(1)
  expect(await prisma.document.count({ where: { number: { in: numbers } } })).toBe(many)
  expect(await prisma.batch.count({ where: { state: { not: 'SETTLED' } } })).toBe(0)
  await insist('AFTER-1')
  await expect.poll(() => numbers.filter((number) => !hearing.heard.has(`${number} SYNCED`)), patient).toEqual([])
  hearing.hangUp()
  await insist('AFTER-2')
  await hearing.over
  // Leases, budgets and keys went by one time: no limit of Xero's was ever exceeded.
  expect(world.simulator.control.violations()).toEqual([])
  expect(second.running.output()).toContain('clock differs')
})

/** Asks through the balancer until it is answered, under keys of its own: asked twice, it happens once. */
async function insist(number: string): Promise<void> {
  const ask = async (mutation: string, input: object, fields: string) => {
    for (;;) {
      const graph = graphAt(balancer.url, { cookie: story.cookie, 'idempotency-key': `${mutation}-${number}` })
      const answer = await graph.run(mutation, input, fields).catch(() => undefined)
      if (answer?.['id']) return answer['id'] as string
      if (answer) throw new Error(JSON.stringify(answer))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const invoiceId = await ask('createInvoice', { ...input, number }, '... on Invoice { id }')
  await ask('sendInvoice', { invoiceId }, '... on Invoice { id }')
}

/** Listens at a node as a browser does: when the line breaks it opens another, and then reads what it may have missed. */
function hear(apiUrl: string) {
  const heard = new Set<string>()
  const note = ({ number, sync }: Record<string, any>) => heard.add(`${number} ${sync.state}`)
  const graph = graphAt(apiUrl, { cookie: story.cookie })
  let isOver = false
  const over = (async () => {
    for (let lines = 0; !isOver; lines++)
      try {
        let isNew = lines > 0
        for await (const news of listen(
          { apiUrl },
          story,
          'subscription { invoiceChanged { number sync { state } } }',
        )) {
          note(news['invoiceChanged'])
          if (isNew) (await graph.ask(everyInvoice))['invoices'].nodes.forEach(note)
          isNew = false
          if (isOver) break
        }
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
  })()
  return { heard, over, hangUp: () => (isOver = true) }
}

async function startNode(more: Record<string, string> = {}): Promise<Node> {
  const port = await freePort()
  const running = startProcess(world, 'api', port, more)
  const url = `http://127.0.0.1:${port}`
  await untilReady(running, `${url}/readyz`)
  return { running, url }
}
