import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startCollector, type Collector, type SeenSpan } from '../kit/collector.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { graphAt } from '../kit/graph.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import type { Story } from '../kit/story.ts'
import { patient, startProcess } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const caller = '00f067aa0ba902b7'

let collector: Collector
let world: World
let story: Story
let ports: { api: number; apiMetrics: number; workerMetrics: number }
const running: Running[] = []

beforeAll(async () => {
  collector = await startCollector()
  ports = { api: await freePort(), apiMetrics: await freePort(), workerMetrics: await freePort() }
  world = await openWorld({ variables: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, TIEOUT_COMMIT: '0a1b2c3' } })
  story = await beginConnectedStory(world)
  const started = [
    { role: 'api', port: ports.api, metrics: ports.apiMetrics },
    { role: 'worker', port: 0, metrics: ports.workerMetrics },
  ] as const
  for (const { role, port, metrics } of started) {
    const process = startProcess(world, role, port, { METRICS_PORT: `${metrics}` })
    running.push(process)
    await untilReady(process, `http://127.0.0.1:${metrics}/readyz`)
  }
})
afterAll(async () => {
  await Promise.all(running.map((process) => process.stop()))
  await world.close()
  await collector.close()
})

test('a request and the calls to Xero it causes in another process are one trace', async () => {
  const invoiceId = await story.createInvoice('TRACE-1')
  const headers = { cookie: story.cookie, traceparent: `00-${traceId}-${caller}-01` }
  const graph = graphAt(`http://127.0.0.1:${ports.api}`, headers)
  await graph.run('sendInvoice', { invoiceId }, '... on Invoice { id }')
  const spans = ['graphql mutation other', 'plan batch', 'ledger createContacts', 'send batch', 'ledger createInvoices']
  // Each process sends what it has when it likes.
  await vi.waitFor(() => expect(ours().map(({ name }) => name)).toEqual(expect.arrayContaining(spans)), patient)

  const [request] = ours().filter(({ name }) => name === 'graphql mutation other')
  expect(request).toMatchObject({ parentSpanId: caller })
  const chain = (span: SeenSpan): string[] => {
    const parent = ours().find(({ spanId }) => spanId === span.parentSpanId)
    return parent ? [span.name, ...chain(parent)] : [span.name]
  }
  const calls = ours().filter(({ name }) => name.startsWith('ledger '))
  expect(calls.map(chain)).toContainEqual(['ledger createInvoices', 'send batch', 'graphql mutation other'])
  expect(calls.map(chain)).toContainEqual(['ledger createContacts', 'plan batch', 'graphql mutation other'])
})

test('no trace says who, what for or with which secret', async () => {
  const { organisationId, name } = story.organisation
  const grant = await world.dependencies.prisma.grant.findFirstOrThrow()
  const workspace = await world.dependencies.prisma.workspace.findFirstOrThrow()
  const told = [
    'Acme',
    'accounts@acme.example',
    'TRACE-1',
    'Design',
    name,
    organisationId,
    workspace.id,
    workspace.name,
  ]
  const secrets = [story.cookie, grant.sealedAccessToken, world.simulator.clientSecret, 'Bearer', 'eyJ']
  for (const words of [...told, ...secrets]) expect(collector.text()).not.toContain(words)
})

test('what was counted is read by Prometheus, on a port of its own in every role', async () => {
  const xero = await fetch(`http://127.0.0.1:${ports.api}/webhooks/xero`, { method: 'POST', body: '{}' })
  expect(xero.status).toBe(401)
  expect((await fetch(`http://127.0.0.1:${ports.api}/metrics`)).status).toBe(404)
  const [api, worker] = await Promise.all([scrape(ports.apiMetrics), scrape(ports.workerMetrics)])
  expect(api).toMatch(/^graphql_op_duration_seconds_count\{type="mutation",name="other",result="ok"\} 1$/m)
  expect(api).toMatch(/^webhook_in_total\{result="forged"\} 1$/m)
  expect(worker).toMatch(/^sync_jobs_total\{type="document",result="synced",code=""\} 1$/m)
  expect(worker).toMatch(/^xero_calls_total\{endpoint="createInvoices",status="200"\} 1$/m)
  expect(worker).toMatch(/^xero_call_duration_seconds_bucket\{endpoint="createInvoices",le="60"\} 1$/m)
  expect(worker).toMatch(/^sync_queue_depth\{priority="person"\} 0$/m)
  expect(worker).toMatch(/^sync_oldest_pending_seconds\{priority="person"\} 0$/m)
  expect(worker).toMatch(/^xero_limit_remaining\{kind="app_minute"\} \d+$/m)
  expect(worker).toMatch(/^xero_limit_remaining\{kind="day"\} 9\d\d$/m)
  expect(worker).toMatch(/^xero_limit_remaining_ratio\{kind="day"\} 0\.9\d*$/m)
  expect(`${api}${worker}`).not.toMatch(/Acme|TRACE-1|Studio/)
})

test('a process says which it is', async () => {
  const health = await fetch(`http://127.0.0.1:${ports.workerMetrics}/healthz`)
  expect(await health.json()).toEqual({ status: 'ok', version: '0.1.0', commit: '0a1b2c3' })
})

function ours(): SeenSpan[] {
  return collector.spans().filter((span) => span.traceId === traceId)
}

async function scrape(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
}
