import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { defaultClientId, defaultClientSecret, northlightId, startSimulator, type Simulator } from './simulator.ts'
import { anyContact, create, salesInvoice } from './testing/documents.ts'
import { allScopes, authorisationUrl, connect, redirectUri, Session, simulator, token } from './testing/session.ts'

function dataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xero-simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'xero.sqlite')
}

test('documents, tokens, connections, counters and keys outlive a restart', async () => {
  const file = dataFile()
  const first = await startSimulator({ dataFile: file })
  const client = await connect(first)
  const body = { Invoices: [salesInvoice(await anyContact(client))] }
  const made = await client.call('PUT', '/Invoices', body, { 'idempotency-key': 'kept' })
  const port = Number(new URL(first.url).port)
  await first.close()
  const second = await simulator({ dataFile: file, port })
  await expect
    .poll(() =>
      fetch(second.url).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true)
  const again = new Session(second, client.tokens, northlightId)
  const replayed = await again.call('PUT', '/Invoices', body, { 'idempotency-key': 'kept' })
  expect(replayed.json).toEqual(made.json)
  expect(Number(replayed.headers.get('x-minlimit-remaining'))).toBeLessThan(
    Number(made.headers.get('x-minlimit-remaining')),
  )
  const { refresh_token } = client.tokens
  expect((await token(second, { grant_type: 'refresh_token', refresh_token })).status).toBe(200)
})

test('a refused batch leaves nothing behind, in memory or on disk', async () => {
  const file = dataFile()
  const first = await startSimulator({ dataFile: file })
  const client = await connect(first)
  const contact = await anyContact(client)
  const refused = await client.call('PUT', '/Invoices', {
    Invoices: [salesInvoice('', { Contact: { Name: 'Nobody' } }), salesInvoice(contact, { Status: 'PAID' })],
  })
  expect(refused.status).toBe(400)
  const state = first.control.state(northlightId)
  await first.close()
  const second = await simulator({ dataFile: file })
  expect([state.invoices, second.control.state(northlightId).invoices]).toEqual([[], []])
  expect(second.control.state(northlightId).contacts).toHaveLength(state.contacts.length)
})

/** Runs the program itself, and answers it with a way to kill it. */
async function run(file: string): Promise<{ sim: Simulator; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, PORT: '0', SIMULATOR_DATA: file },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const url = /http:\S+/.exec(line)?.[0] ?? ''
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { sim: { url, clientId: defaultClientId, clientSecret: defaultClientSecret } as Simulator, kill }
}

async function signInRemotely(sim: Simulator): Promise<Session> {
  const body = JSON.stringify({ url: authorisationUrl(sim), organisationIds: [northlightId] })
  const { location } = (await (await fetch(`${sim.url}/_simulator/authorise`, { method: 'POST', body })).json()) as {
    location: string
  }
  const code = new URL(location).searchParams.get('code') ?? ''
  const { body: tokens } = await token(sim, { grant_type: 'authorization_code', code, redirect_uri: redirectUri })
  expect(tokens.scope).toBe(allScopes)
  return new Session(sim, tokens, northlightId)
}

test('what was answered before kill -9 is there after it', async () => {
  const file = dataFile()
  const first = await run(file)
  const client = await signInRemotely(first.sim)
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client), { InvoiceNumber: 'K-9' }))
  await first.kill()
  const second = await run(file)
  const state = (await (await fetch(`${second.sim.url}/_simulator/state/${northlightId}`)).json()) as {
    invoices: object[]
    connected: boolean
  }
  expect(state).toMatchObject({ connected: true, invoices: [{ InvoiceID, InvoiceNumber: 'K-9' }] })
})
