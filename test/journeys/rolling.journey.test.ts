import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBalancer, type Balancer } from '../kit/balancer.ts'
import { beginConnectedStory, inXeroBy } from '../kit/connected-story.ts'
import { graphAt, type Graph } from '../kit/graph.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import type { Story } from '../kit/story.ts'
import { patient, startProcess, tooLong } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'

interface Node {
  running: Running
  url: string
}

let world: World
let story: Story
let balancer: Balancer
let graph: Graph
let nodes: Node[]

beforeAll(async () => {
  world = await openWorld({ variables: { DRAIN_SECONDS: '1' } })
  story = await beginConnectedStory(world)
  nodes = await Promise.all([startNode(), startNode()])
  balancer = await startBalancer(nodes.map(({ url }) => url))
  graph = graphAt(balancer.url, { cookie: story.cookie })
  await balancer.untilServing(2)
})
afterAll(async () => {
  await Promise.all(nodes.map(({ running }) => running.stop()))
  await balancer.close()
  await world.close()
})

test('every process is replaced under load, and no request fails', async () => {
  const load = { isOver: false, answered: 0, created: [] as string[], failed: [] as string[] }
  const work = async (person: number) => {
    for (let at = 0; !load.isOver; at++) {
      const name = `Client ${person}-${at}`
      try {
        const made = await graph.run('createClient', { name }, '... on Client { id }')
        await graph.ask('{ invoices(first: 5) { nodes { number } } }')
        load.created.push(name)
        load.answered += 2
        if (!made['id']) load.failed.push(JSON.stringify(made))
      } catch (cause) {
        load.failed.push(String(cause))
      }
    }
  }
  const people = Array.from({ length: 6 }, (_, person) => work(person))
  const working = async () => {
    const before = load.answered
    await expect.poll(() => load.answered, patient).toBeGreaterThan(before + 20)
  }
  for (const old of [...nodes]) {
    const next = await startNode()
    nodes.push(next)
    balancer.add(next.url)
    await balancer.untilServing(3)
    await working()
    old.running.child.kill('SIGTERM')
    await ended(old.running)
    expect(old.running.output()).not.toContain(tooLong)
    expect(old.running.child.exitCode).toBe(0)
    balancer.remove(old.url)
    nodes.splice(nodes.indexOf(old), 1)
    await working()
  }
  load.isOver = true
  await Promise.all(people)
  expect(balancer.failed()).toEqual([])
  expect(load.failed).toEqual([])
  const { prisma } = world.dependencies
  expect(await prisma.client.count({ where: { name: { in: load.created } } })).toBe(load.created.length)
})

test('a process told to stop is not ready at once, and finishes what it began', async () => {
  const port = await freePort()
  const running = startProcess(world, 'worker', 0, { METRICS_PORT: `${port}` })
  await untilReady(running, `http://127.0.0.1:${port}/readyz`)
  const { control } = world.simulator
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices' }
  const slow = control.addFault({ kind: 'latency', latencyMs: 2_000, times: 1, match })
  await story.send(await story.createInvoice('ROLL-1'))
  await expect.poll(() => control.faults().find(({ id }) => id === slow.id)?.struck, patient).toBe(1)
  running.child.kill('SIGTERM')
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status, patient).toBe(503)
  await ended(running)
  expect(running.child.exitCode).toBe(0)
  expect(inXeroBy(story, 'ROLL-1')).toHaveLength(1)
  expect((await story.invoice('ROLL-1')).sync.state).toBe('SYNCED')
})

async function startNode(): Promise<Node> {
  const port = await freePort()
  const running = startProcess(world, 'api', port)
  const url = `http://127.0.0.1:${port}`
  await untilReady(running, `${url}/readyz`)
  return { running, url }
}

function ended({ child }: Running): Promise<void> {
  return new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()))
}
