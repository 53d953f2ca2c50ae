import { createHmac, randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { heard } from '../kit/timed-world.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story
const statements: string[] = []

beforeAll(async () => {
  world = await openWorld({ overrides: { onStatement: (sql) => statements.push(sql) } })
  story = await beginConnectedStory(world)
})
afterAll(() => world.close())

/** How many statements `work` took, our own and Prisma's: all, or those with these words in them. */
async function countOf(work: () => Promise<unknown>, words = ''): Promise<number> {
  const before = statements.length
  await work()
  return statements.slice(before).filter((sql) => sql.includes(words)).length
}

/** Resolves when the server has read so many requests to their end. */
async function bodiesArrived(count: number): Promise<void> {
  const arrived = Promise.withResolvers<void>()
  let left = count
  const onStart = (message: unknown) => {
    const { request } = message as { request: IncomingMessage }
    request.once('end', () => --left === 0 && arrived.resolve())
  }
  subscribe('http.server.request.start', onStart)
  await arrived.promise
  unsubscribe('http.server.request.start', onStart)
}

const page = `{ invoices(first: 50) { totalCount pageInfo { hasNextPage } nodes {
  id number status issuedOn dueOn client { name } total { amount currency }
  sync { state lastAttemptAt ledgerTotal { amount currency } } } } }`

test('a page of fifty invoices costs five statements, as a page of one does', async () => {
  await story.createInvoice('ONE')
  expect(await countOf(() => story.graph.ask(page))).toBe(5)
  for (let n = 0; n < 49; n++) await story.createInvoice(`MANY-${n}`)
  expect(await countOf(() => story.graph.ask(page))).toBe(5)
})

test('a send costs no more than 24 statements, its answer, its reader and its entry in the audit log among them', async () => {
  const id = await story.createInvoice('SENT-1')
  expect(await countOf(() => story.send(id))).toBeLessThanOrEqual(24)
})

test('from the wake-up to the first byte at the ledger it takes no more than 30 statements, looks for more meanwhile included', async () => {
  await world.settle()
  // Xero tells of what was sent before: none of it is counted.
  await heard(world)
  const id = await story.createInvoice('SENT-2')
  await story.send(id)
  const before = statements.length
  await world.settle()
  const woken = statements.slice(before)
  const sending = woken.findIndex((sql) => sql.includes('"firstSentAt" = '))
  expect(sending).toBeGreaterThan(0)
  expect(sending).toBeLessThanOrEqual(30)
})

test('a delivery of fifty events is kept in one statement, and those of a burst together', async () => {
  // What Xero still has to tell of the invoices before is none of what is counted.
  await heard(world)
  world.simulator.control.set({ webhookUrl: null })
  const { organisationId } = story.organisation
  const key = world.simulator.webhookKey
  const post = async (body: string) => {
    const answer = await fetch(`${world.apiUrl}/webhooks/xero`, {
      method: 'POST',
      body,
      headers: { 'x-xero-signature': createHmac('sha256', key).update(body).digest('base64') },
    })
    expect(answer.status).toBe(200)
  }
  const fifty = (from: number) => {
    const events = Array.from({ length: 50 }, () => ({
      resourceId: randomUUID(),
      tenantId: organisationId,
      eventCategory: 'INVOICE',
      eventType: 'UPDATE',
      eventDateUtc: '2026-11-21T09:00:00.000',
    }))
    return JSON.stringify({ events, firstEventSequence: from, lastEventSequence: from + 49 })
  }
  // The worker reads what is kept meanwhile: only the keeping is counted.
  const kept = 'insert into "InboundEvent"'
  expect(await countOf(() => post(fifty(10_000)), kept)).toBe(1)
  const deliveries = Array.from({ length: 40 }, (_, n) => fifty(20_000 + n * 50))
  // The first is kept from being kept until the others are there: a burst, however slow the machine.
  const holder = await world.dependencies.pool.connect()
  await holder.query('begin; lock table "InboundEvent" in share mode')
  const burst = await countOf(async () => {
    const arrived = bodiesArrived(deliveries.length)
    const answered = Promise.all(deliveries.map((body) => post(body)))
    await arrived
    await holder.query('commit')
    holder.release()
    await answered
  }, kept)
  expect(burst).toBeLessThan(deliveries.length / 2)
  const { rows } = await world.dependencies.pool.query(`select count(*)::int as count from "InboundEvent"`)
  expect(rows[0].count).toBeGreaterThanOrEqual(41 * 50)
})
