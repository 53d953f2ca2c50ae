import { expect, test } from 'vitest'
import { VirtualClock } from './simulator.ts'
import { anyContact, create, salesInvoice } from './testing/documents.ts'
import { receiver } from './testing/receiver.ts'
import { connect, session, simulator } from './testing/session.ts'

const minute = 60_000

test('a receiver that answers right and wrong signatures as Xero asks is active; another is not', async () => {
  const good = await receiver()
  const bad = await receiver('another key')
  const sim = await simulator({ webhookUrl: good.url })
  expect(await sim.control.sendIntentToReceive()).toEqual({ ok: true, reason: '' })
  expect(good.badSignatures).toBeGreaterThan(0)
  sim.control.set({ webhookUrl: bad.url })
  expect(await sim.control.sendIntentToReceive()).toMatchObject({
    ok: false,
    reason: 'A delivery with a right signature: Answered 401',
  })
  expect(sim.control.webhooks().subscription.status).toBe('intent-to-receive-required')
})

test('documents, contacts and payments tell the receiver, in numbered order and without a zone', async () => {
  const to = await receiver()
  const client = await session({ webhookUrl: to.url })
  await client.sim.control.sendIntentToReceive()
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client), { InvoiceNumber: 'W-1' }))
  const first = (await to.until(1))[0]
  expect(first?.events).toMatchObject([
    { eventCategory: 'INVOICE', eventType: 'CREATE', resourceId: InvoiceID, tenantId: client.organisationId },
  ])
  expect(first?.events[0]?.eventDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/)
  expect([first?.firstEventSequence, first?.lastEventSequence, first?.entropy.length]).toEqual([1, 1, 20])
  client.sim.control.act({ action: 'pay', organisationId: client.organisationId, invoice: 'W-1' })
  const second = (await to.until(2))[1]
  expect(second).toMatchObject({ events: [{ eventType: 'UPDATE', resourceId: InvoiceID }], firstEventSequence: 2 })
})

test('own writes and payments are silent when the switches say so', async () => {
  const to = await receiver()
  const client = await session({
    webhookUrl: to.url,
    unknowns: { ownWritesEmit: false, paymentEmitsInvoiceUpdate: false },
  })
  await client.sim.control.sendIntentToReceive()
  const contact = await anyContact(client)
  await create(client, salesInvoice(contact, { InvoiceNumber: 'W-2' }))
  client.sim.control.act({ action: 'pay', organisationId: client.organisationId, invoice: 'W-2' })
  client.sim.control.act({ action: 'archive-contact', organisationId: client.organisationId, contact })
  expect((await to.until(1))[0]?.events).toMatchObject([{ eventCategory: 'CONTACT', resourceId: contact }])
})

test.each([
  ['an error', { status: 500 }],
  ['a body', { status: 200, body: 'thanks' }],
  ['a cookie', { status: 200, headers: { 'set-cookie': 'a=b' } }],
])('%s does not count as received: it is sent again at once, then after a quarter of an hour', async (_, reaction) => {
  const clock = new VirtualClock()
  const to = await receiver()
  const client = await connect(await simulator({ clock, webhookUrl: to.url }))
  await client.sim.control.sendIntentToReceive()
  to.react = reaction
  await create(client, salesInvoice(await anyContact(client)))
  await to.until(2)
  to.react = { status: 200 }
  await client.sim.control.advance(15 * minute)
  const deliveries = await to.until(3)
  expect(new Set(deliveries.map(({ firstEventSequence }) => firstEventSequence))).toEqual(new Set([1]))
})

test('after a day of failures the webhook is off; what was stored comes in order once it is on again', async () => {
  const clock = new VirtualClock()
  const to = await receiver()
  const client = await connect(await simulator({ clock, webhookUrl: to.url }))
  const { control } = client.sim
  await control.sendIntentToReceive()
  const contact = await anyContact(client)
  to.react = { status: 503 }
  await create(client, salesInvoice(contact, { InvoiceNumber: 'D-1' }))
  await to.until(1)
  await control.advance(28 * 60 * minute)
  expect(control.webhooks().subscription).toMatchObject({ status: 'disabled' })
  control.act({ action: 'void', organisationId: client.organisationId, invoice: 'D-1' })
  expect(control.webhooks().waiting).toBe(2)
  const before = to.received.length
  to.react = { status: 200 }
  await control.sendIntentToReceive()
  const replayed = (await to.until(before + 1)).slice(before)
  expect(replayed.flatMap(({ events }) => events.map(({ eventType }) => eventType))).toEqual(['CREATE', 'UPDATE'])
})

test('deliveries are doubled, dropped or signed wrongly on demand', async () => {
  const to = await receiver()
  const client = await session({ webhookUrl: to.url })
  const { control } = client.sim
  await control.sendIntentToReceive()
  const contact = await anyContact(client)
  const wrong = to.badSignatures
  control.addFault({ kind: 'webhook-duplicate', times: 1 })
  await create(client, salesInvoice(contact))
  expect((await to.until(2)).map(({ firstEventSequence }) => firstEventSequence)).toEqual([1, 1])
  control.addFault({ kind: 'webhook-bad-signature', times: 1 })
  await create(client, salesInvoice(contact, { Reference: 'second' }))
  await to.until(3)
  expect(to.badSignatures).toBe(wrong + 1)
  control.addFault({ kind: 'webhook-drop', times: 1 })
  await create(client, salesInvoice(contact, { Reference: 'lost' }))
  await expect.poll(() => control.faults().find(({ kind }) => kind === 'webhook-drop')?.struck).toBe(1)
  await create(client, salesInvoice(contact, { Reference: 'fourth' }))
  expect((await to.until(4))[3]?.firstEventSequence).toBe(4)
})

test('deliveries come in the wrong order on demand', async () => {
  const clock = new VirtualClock()
  const to = await receiver()
  const client = await connect(await simulator({ clock, webhookUrl: to.url }))
  const { control } = client.sim
  await control.sendIntentToReceive()
  const contact = await anyContact(client)
  control.addFault({ kind: 'webhook-reorder', times: 1, latencyMs: 60_000 })
  for (const Reference of ['one', 'two', 'three']) await create(client, salesInvoice(contact, { Reference }))
  await expect.poll(() => control.faults()[0]?.struck).toBe(1)
  await control.advance(60_000)
  expect((await to.until(3)).map(({ firstEventSequence }) => firstEventSequence)).toEqual([3, 2, 1])
})

test('nothing is told of an organisation that is not connected', async () => {
  const to = await receiver()
  const sim = await simulator({ webhookUrl: to.url })
  await sim.control.sendIntentToReceive()
  const { organisationId } = sim.control.createOrganisation()
  const contact = sim.control.state(organisationId).contacts[0] as { ContactID: string }
  sim.control.act({
    action: 'edit-contact',
    organisationId,
    contact: contact.ContactID,
    changes: { EmailAddress: 'new@x.example' },
  })
  expect(sim.control.webhooks().waiting).toBe(0)
})
