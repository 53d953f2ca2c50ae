import schemas from '@tieout/schema/webhook-events.json' with { type: 'json' }
import { deliverOnce } from '@tieout/api/worker'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, recordPayment, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, hour, minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'
import { startReceiver, verified, type Receiver } from '../kit/webhook-receiver.ts'

let world: TimedWorld
let receiver: Receiver
let story: Story
let endpoint: { id: string; secret: string }

beforeAll(async () => {
  world = await openTimedWorld({ variables: { WEBHOOKS_TO_LOCALHOST: '1' } })
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver.close()
  await world.close()
})
beforeEach(async () => {
  await world.dependencies.prisma.webhookEndpoint.deleteMany()
  receiver.answers.length = 0
  story = await beginConnectedStory(world)
  endpoint = await add()
  receiver.received.length = 0
})

const CREATED = '... on CreateWebhookEndpointSuccess { secret endpoint { id } }'

async function add(more: object = {}): Promise<{ id: string; secret: string }> {
  const made = await story.graph.run('createWebhookEndpoint', { url: receiver.url, ...more }, CREATED)
  if (!made['endpoint']) throw new Error(JSON.stringify(made))
  return { id: made['endpoint'].id, secret: made['secret'] }
}

function deliver(): Promise<void> {
  return deliverOnce(world.dependencies)
}

/** What was told; each of it as schema/webhook-events.json says. */
function told(secret = endpoint.secret): Record<string, any>[] {
  const events = verified(receiver, secret)
  for (const { type, data } of events) {
    const { properties, ...schema } = schemas[type as keyof typeof schemas].data
    const isValid = ajv.compile({ ...schema, properties, additionalProperties: false })
    expect(isValid(data) ? [] : isValid.errors, type).toEqual([])
  }
  return events
}

const ajv = new Ajv()

async function look(): Promise<Record<string, any>> {
  const { webhookEndpoints } = await story.graph.ask(`{ webhookEndpoints { id state disabledBecause failingSince
    deliveries { nodes { id eventType state body nextAttemptAt attempts { status said } } } } }`)
  return webhookEndpoints[0]
}

async function sendTest(): Promise<void> {
  const sent = await story.graph.run(
    'sendWebhookTest',
    { webhookEndpointId: endpoint.id },
    '... on WebhookDelivery { id }',
  )
  expect(sent['__typename']).toBe('WebhookDelivery')
}

test('what happens to an invoice is told, signed, once each', async () => {
  await sendNew(story, 'INV-0001')
  await world.sweep()
  await recordPayment(story, 'INV-0001', '120.00')
  await deliver()
  const events = told()
  expect(events.map(({ type }) => type).toSorted()).toEqual(
    ['contact.linked', 'invoice.sync.succeeded', 'payment.recorded'].toSorted(),
  )
  const { id } = await story.invoice('INV-0001')
  for (const { data } of events) expect(data).toMatchObject({ invoiceId: id, number: 'INV-0001' })
  await deliver()
  expect(receiver.received).toHaveLength(events.length)
})

test('several workers deliver each once', async () => {
  for (let n = 0; n < 10; n++) await sendTest()
  await Promise.all([deliver(), deliver(), deliver()])
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(10)
  expect(new Set(ids).size).toBe(10)
})

test('only the chosen types are told', async () => {
  await story.graph.run(
    'updateWebhookEndpoint',
    { id: endpoint.id, events: ['invoice.sync.failed'] },
    '... on WebhookEndpoint { id }',
  )
  const { organisationId } = story.organisation
  await sendNew(story, 'INV-0001')
  world.simulator.control.act({ action: 'lock', organisationId, period: '2026-11-30' })
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await world.sweep()
  await deliver()
  expect(told()).toMatchObject([{ type: 'invoice.sync.failed', data: { number: 'INV-0001', code: 'LOCKED_PERIOD' } }])
})

test('the end of a connection is told', async () => {
  const { connection } = await story.graph.ask('{ connection { id } }')
  await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { id }')
  await deliver()
  expect(told()).toMatchObject([{ type: 'connection.disconnected', data: { organisation: story.organisation.name } }])
})

describe('an endpoint that does not take it', () => {
  test('is asked again after 5 seconds, 5 minutes and half an hour, under the same id', async () => {
    receiver.answers.push(500, 503, 302)
    await sendTest()
    await deliver()
    for (const wait of [5 * second, 5 * minute, 30 * minute]) {
      const before = receiver.received.length
      await world.simulator.control.advance(wait - second)
      await deliver()
      expect(receiver.received).toHaveLength(before)
      await world.simulator.control.advance(second)
      await deliver()
      expect(receiver.received).toHaveLength(before + 1)
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const { deliveries, failingSince } = await look()
    expect(failingSince).toBeNull()
    expect(deliveries.nodes).toMatchObject([{ state: 'DELIVERED', nextAttemptAt: null }])
    expect(deliveries.nodes[0].attempts.map(({ status }: { status: number }) => status)).toEqual([200, 302, 503, 500])
  })

  test('and says that it is gone is switched off, and people hear of it', async () => {
    receiver.answers.push(410)
    await sendTest()
    await deliver()
    expect(await look()).toMatchObject({ state: 'DISABLED', disabledBecause: 'GONE' })
    await world.post()
    const { mailbox } = await story.graph.ask('{ mailbox { nodes { subject text } } }')
    expect(mailbox.nodes[0]).toMatchObject({ subject: 'A webhook endpoint was switched off' })
    const refused = await story.graph.run('sendWebhookTest', { webhookEndpointId: endpoint.id }, '')
    expect(refused).toMatchObject({ code: 'ENDPOINT_OFF' })
  })

  test('for five days is switched off; switched on again, it gets what it missed', async () => {
    receiver.answers.push(...Array.from({ length: 500 }, () => 500))
    for (let passed = 0; passed <= 5 * day; passed += 12 * hour) {
      await sendTest()
      await deliver()
      if ((await look())['state'] === 'DISABLED') break
      await world.simulator.control.advance(12 * hour)
    }
    expect(await look()).toMatchObject({ state: 'DISABLED', disabledBecause: 'FAILING' })
    receiver.answers.length = 0
    receiver.received.length = 0
    const on = await story.graph.run(
      'updateWebhookEndpoint',
      { id: endpoint.id, enabled: true },
      '... on WebhookEndpoint { state disabledBecause failingSince }',
    )
    expect(on).toMatchObject({ state: 'ENABLED', disabledBecause: null, failingSince: null })
    const { deliveries } = await look()
    const webhookDeliveryId = deliveries.nodes[0].id
    await story.graph.run('resendWebhookDelivery', { webhookDeliveryId }, '... on WebhookDelivery { id }')
    await deliver()
    expect(told().length).toBeGreaterThan(0)
    expect((await look())['deliveries'].nodes[0]).toMatchObject({ state: 'DELIVERED' })
  })
})

test('after a new secret both verify for a day, then only the new one', async () => {
  const rotated = await story.graph.run(
    'rotateWebhookSecret',
    { webhookEndpointId: endpoint.id },
    '... on RotateWebhookSecretSuccess { secret }',
  )
  await sendTest()
  await deliver()
  expect(told(endpoint.secret)).toHaveLength(1)
  expect(told(rotated['secret'])).toHaveLength(1)
  await world.simulator.control.advance(day + second)
  receiver.received.length = 0
  await sendTest()
  await deliver()
  expect(told(rotated['secret'])).toHaveLength(1)
  expect(() => told(endpoint.secret)).toThrow()
})

test('what is undone is never told', async () => {
  const { prisma } = world.dependencies
  const id = await sendNew(story, 'INV-0001')
  const before = await prisma.webhookEvent.count()
  const input = { invoiceId: id, amount: '99999.00', date: '2026-11-20' }
  expect(await story.graph.run('recordPayment', input, '')).toMatchObject({ code: 'PAYMENT_TOO_LARGE' })
  expect(await prisma.webhookEvent.count()).toBe(before)
})
