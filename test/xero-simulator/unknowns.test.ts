import { expect, test } from 'vitest'
import { kowhaiId, northlightId, VirtualClock, type Unknowns } from './simulator.ts'
import { anyContact, bill, create, salesInvoice } from './testing/documents.ts'
import { authorisationUrl, connect, session, signIn, simulator, token, type Session } from './testing/session.ts'

async function statusOfReuse(unknowns: Partial<Unknowns>, end: 'DELETED' | 'VOIDED'): Promise<number> {
  const client = await session({ unknowns })
  const contact = await anyContact(client)
  const first = await create(
    client,
    salesInvoice(contact, { InvoiceNumber: 'R-1', Status: end === 'DELETED' ? 'DRAFT' : 'AUTHORISED' }),
  )
  await client.call('POST', `/Invoices/${first.InvoiceID}`, { Status: end })
  return (await client.call('PUT', '/Invoices', { Invoices: [salesInvoice(contact, { InvoiceNumber: 'R-1' })] })).status
}

test('whether an ended invoice gives its number back is a switch', async () => {
  expect(await statusOfReuse({}, 'DELETED')).toBe(200)
  expect(await statusOfReuse({ deletedNumberIsFree: false }, 'DELETED')).toBe(400)
  expect(await statusOfReuse({}, 'VOIDED')).toBe(400)
  expect(await statusOfReuse({ voidedNumberIsReserved: false }, 'VOIDED')).toBe(200)
})

test('whether a POST finds a bill by its number is a switch', async () => {
  const post = async (unknowns: Partial<Unknowns>) => {
    const client = await session({ unknowns })
    const contact = await anyContact(client)
    for (let send = 0; send < 2; send += 1)
      await client.call('POST', '/Invoices', { Invoices: [bill(contact, { InvoiceNumber: 'B-1', Status: 'DRAFT' })] })
    return client.sim.control.state(client.organisationId).invoices.length
  }
  expect(await post({})).toBe(1)
  expect(await post({ postMatchesBillNumber: false })).toBe(2)
})

test('the order of a batch’s answers is a switch', async () => {
  const client: Session = await session({ unknowns: { batchOrder: 'reversed' } })
  const contact = await anyContact(client)
  const Invoices = ['O-1', 'O-2'].map((InvoiceNumber) => salesInvoice(contact, { InvoiceNumber }))
  const { json } = await client.call('PUT', '/Invoices', { Invoices })
  expect(json.Invoices.map(({ InvoiceNumber }: { InvoiceNumber: string }) => InvoiceNumber)).toEqual(['O-2', 'O-1'])
})

test.each([
  ['conflict', 409],
  ['error', 500],
] as const)('a key whose request is still running may answer %s', async (inFlightDuplicate, status) => {
  const clock = new VirtualClock()
  const client = await connect(await simulator({ clock, unknowns: { inFlightDuplicate } }))
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  client.sim.control.addFault({ kind: 'latency', latencyMs: 1000, match: { method: 'PUT' } })
  const puts = [0, 1].map(() => client.call('PUT', '/Invoices', body, { 'idempotency-key': 'same' }))
  await Promise.race(puts)
  await client.sim.control.advance(1000)
  expect((await Promise.all(puts)).map((reply) => reply.status).sort()).toEqual([200, status])
})

test('a refresh token used again may give the same pair', async () => {
  const sim = await simulator({ unknowns: { graceReplay: 'same-pair' } })
  const { refresh_token } = await signIn(sim)
  const refresh = async () => (await token(sim, { grant_type: 'refresh_token', refresh_token })).body.refresh_token
  expect(await refresh()).toBe(await refresh())
})

test('the number of connections is limited when that is asked for, and one flow may be held to one organisation', async () => {
  const sim = await simulator({ enforceConnectionLimit: true })
  const organisationIds = [
    northlightId,
    kowhaiId,
    ...[1, 2, 3].map(() => sim.control.createOrganisation().organisationId),
  ]
  await signIn(sim, { organisationIds })
  const sixth = sim.control.createOrganisation().organisationId
  expect(() => sim.control.authorise({ url: authorisationUrl(sim), organisationIds: [sixth] })).toThrow(
    /number of connections/,
  )
  const single = authorisationUrl(sim, { acr_values: 'bulk_connect:false' })
  expect(() => sim.control.authorise({ url: single, organisationIds: [northlightId, kowhaiId] })).toThrow(
    /one organisation/,
  )
})

test('a slow token endpoint answers late, having rotated', async () => {
  const clock = new VirtualClock()
  const sim = await simulator({ clock })
  const { refresh_token } = await signIn(sim)
  sim.control.addFault({ kind: 'latency', latencyMs: 5000, times: 1, match: { path: '/connect/token' } })
  const late = token(sim, { grant_type: 'refresh_token', refresh_token })
  await expect.poll(() => sim.control.faults()[0]?.struck).toBe(1)
  await sim.control.advance(5000)
  expect((await late).status).toBe(200)
})
