import { expect, test } from 'vitest'
import { kowhaiId, VirtualClock } from './simulator.ts'
import { anyContact, salesInvoice } from './testing/documents.ts'
import { connect, session, simulator } from './testing/session.ts'

test('sixty calls a minute for each organisation, and Retry-After names the moment it goes on', async () => {
  const clock = new VirtualClock({ start: Date.parse('2026-11-21T10:00:00Z') })
  const sim = await simulator({ clock })
  const client = await connect(sim)
  const calls = []
  for (let call = 0; call < 60; call += 1)
    calls.push((await client.call('GET', '/Organisation')).headers.get('x-minlimit-remaining'))
  expect([calls[0], calls[59]]).toEqual(['59', '0'])
  const refused = await client.call('GET', '/Organisation')
  expect([refused.status, refused.text, refused.headers.get('x-rate-limit-problem')]).toEqual([429, '', 'minute'])
  expect(sim.control.violations({ kind: 'over-limit' })).toHaveLength(1)
  const seconds = Number(refused.headers.get('retry-after'))
  expect((await (await connect(sim, kowhaiId)).call('GET', '/Organisation')).status).toBe(200)
  await clock.advance(seconds * 1000)
  expect((await client.call('GET', '/Organisation')).status).toBe(200)
})

test('a sixth call at the same time is refused without a Retry-After', async () => {
  const clock = new VirtualClock()
  const client = await connect(await simulator({ clock, latencyMs: 1000 }))
  const six = Array.from({ length: 6 }, () => client.call('GET', '/Organisation'))
  const refused = await Promise.race(six)
  expect([refused.status, refused.headers.get('x-rate-limit-problem'), refused.headers.get('retry-after')]).toEqual([
    429,
    'concurrent',
    null,
  ])
  await clock.advance(1000)
  const statuses = (await Promise.all(six)).map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})

test('the day’s calls depend on the tier', async () => {
  const remaining = async (tier: 'starter' | 'core') =>
    (await (await session({ tier })).call('GET', '/Organisation')).headers.get('x-daylimit-remaining')
  expect([await remaining('starter'), await remaining('core')]).toEqual(['999', '4999'])
})

test('a key replays the first answer for six minutes, then carries out the request again', async () => {
  const clock = new VirtualClock()
  const client = await connect(await simulator({ clock }))
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  const put = (sent: object) => client.call('PUT', '/Invoices', sent, { 'idempotency-key': 'once' })
  const first = (await put(body)).json
  await clock.advance(5 * 60_000)
  expect((await put(body)).json).toEqual(first)
  const other = await put({ Invoices: [] })
  expect([other.status, other.json.Message]).toEqual([400, 'Idempotency Key: once is used with a different request.'])
  await clock.advance(60_000)
  expect((await put(body)).json.Invoices[0].InvoiceID).not.toBe(first.Invoices[0].InvoiceID)
})

test('two requests at once with one key make one document', async () => {
  const client = await session({ latencyMs: 20 })
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  const put = () => client.call('PUT', '/Invoices', body, { 'idempotency-key': 'twins' })
  const [one, two] = await Promise.all([put(), put()])
  expect(one.json).toEqual(two.json)
  expect(client.sim.control.state(client.organisationId).invoices).toHaveLength(1)
})

test('a refusal is kept under its key as well, and a key is at most 128 long', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const send = (body: object, key: string) =>
    client.call('PUT', '/Invoices', { Invoices: [body] }, { 'idempotency-key': key })
  const refused = await send(salesInvoice(contact, { Status: 'PAID' }), 'a')
  expect((await send(salesInvoice(contact, { Status: 'PAID' }), 'a')).json).toEqual(refused.json)
  expect((await send(salesInvoice(contact), 'k'.repeat(129))).status).toBe(400)
})

test('a client that keeps to the rules leaves no violation', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const body = { Invoices: [salesInvoice(contact, { InvoiceNumber: 'V-1' })] }
  for (let send = 0; send < 2; send += 1) await client.call('PUT', '/Invoices', body, { 'idempotency-key': 'v' })
  await client.call('PUT', '/Invoices', { Invoices: [salesInvoice(contact, { Status: 'PAID' })] })
  expect(client.sim.control.violations()).toEqual([])
})

test('a document sent again without a look or a key is noted, and so is its twin', async () => {
  const client = await session()
  const body = { Invoices: [salesInvoice(await anyContact(client), { Reference: 'tieout-1' })] }
  await client.call('PUT', '/Invoices', body)
  await client.call('PUT', '/Invoices', body)
  expect(
    client.sim.control
      .violations()
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['blind-repost', 'duplicate-document'])
})

test('calls that go on after a refusal nothing has changed are noted', async () => {
  const clock = new VirtualClock()
  const client = await connect(await simulator({ clock }))
  client.sim.control.act({ action: 'disconnect', organisationId: client.organisationId })
  expect((await client.call('GET', '/Organisation')).status).toBe(403)
  expect(client.sim.control.violations()).toEqual([])
  await clock.advance(5000)
  await client.call('GET', '/Organisation')
  await clock.advance(1_800_000)
  await client.call('GET', '/Organisation')
  await clock.advance(5000)
  await client.call('GET', '/Organisation')
  expect(client.sim.control.violations().map(({ kind }) => kind)).toEqual([
    'disconnected-organisation-repeated',
    'expired-token-repeated',
  ])
})

test('the request log counts calls by path, and tells replays', async () => {
  const client = await session()
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  for (let send = 0; send < 2; send += 1) await client.call('PUT', '/Invoices', body, { 'idempotency-key': 'log' })
  const log = client.sim.control.requests({ path: '/api.xro/2.0/Invoices', method: 'put' })
  expect(log.map(({ status, replayed, idempotencyKey }) => ({ status, replayed, idempotencyKey }))).toEqual([
    { status: 200, replayed: false, idempotencyKey: 'log' },
    { status: 200, replayed: true, idempotencyKey: 'log' },
  ])
})
