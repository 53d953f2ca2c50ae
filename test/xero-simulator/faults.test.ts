import { expect, test } from 'vitest'
import type { FaultKind } from './simulator.ts'
import { anyContact, salesInvoice } from './testing/documents.ts'
import { session } from './testing/session.ts'

test.each([
  ['rate-limit-minute', 429, ''],
  ['rate-limit-day', 429, ''],
  ['rate-limit-concurrent', 429, ''],
  ['rate-limit-app-minute', 429, ''],
  ['server-error-json', 500, 'ErrorNumber'],
  ['server-error-html', 500, '<html>'],
  ['bad-gateway-html', 502, '<html>'],
  ['server-error-after-commit', 502, '<html>'],
  ['unavailable-text', 503, 'The Organisation is offline'],
  ['unauthorised', 401, 'AuthenticationUnsuccessful'],
  ['token-expired', 401, 'TokenExpired'],
  ['disconnect', 403, 'AuthenticationUnsuccessful'],
  ['revoke', 401, 'AuthenticationUnsuccessful'],
] as [FaultKind, number, string][])('%s answers %i, once', async (kind, status, words) => {
  const client = await session()
  client.sim.control.addFault({ kind, times: 1, match: { path: '/api.xro/2.0/Accounts' } })
  const answer = await client.call('GET', '/Accounts')
  expect(answer.status).toBe(status)
  expect(answer.text).toContain(words)
  expect(client.sim.control.violations()).toEqual([])
  if (kind !== 'disconnect' && kind !== 'revoke') expect((await client.call('GET', '/Accounts')).status).toBe(200)
})

test.each([
  ['drop-before-commit', 0],
  ['drop-after-commit', 1],
] as [FaultKind, number][])('%s loses the answer and leaves %i documents', async (kind, documents) => {
  const client = await session()
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  client.sim.control.addFault({ kind, times: 1, match: { method: 'PUT' } })
  await expect(client.call('PUT', '/Invoices', body, { 'idempotency-key': 'lost' })).rejects.toThrow()
  expect(client.sim.control.state(client.organisationId).invoices).toHaveLength(documents)
  expect((await client.call('PUT', '/Invoices', body, { 'idempotency-key': 'lost' })).status).toBe(200)
  expect(client.sim.control.state(client.organisationId).invoices).toHaveLength(1)
})

test('the SDK sees a lost answer as status 0', async () => {
  const { sim, api, organisationId } = await session()
  sim.control.addFault({ kind: 'drop-after-commit', times: 1 })
  const failure = await api.getOrganisations(organisationId).catch((reason: unknown) => reason)
  expect(JSON.parse(String(failure)).response.statusCode).toBe(0)
})

test('truncated JSON cannot be parsed, and an idempotency store that is down refuses keyed writes', async () => {
  const client = await session()
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  client.sim.control.addFault({ kind: 'idempotency-down', times: 1, match: { path: '/^.*Invoices$/' } })
  expect((await client.call('PUT', '/Invoices', body, { 'idempotency-key': 'down' })).status).toBe(500)
  client.sim.control.addFault({ kind: 'truncated-json', times: 1 })
  const text = await fetch(`${client.sim.url}/connections`, {
    headers: { authorization: `Bearer ${client.tokens.access_token}` },
  }).then((answer) => answer.text())
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
})

test('the same seed strikes the same calls', async () => {
  const statuses = async (seed: number) => {
    const client = await session({ seed })
    client.sim.control.addFault({ kind: 'unavailable-text', probability: 0.5 })
    const seen = []
    for (let call = 0; call < 20; call += 1) seen.push((await client.call('GET', '/Organisation')).status)
    return seen
  }
  expect(await statuses(7)).toEqual(await statuses(7))
  expect(await statuses(7)).not.toEqual(await statuses(8))
})
