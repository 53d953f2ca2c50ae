import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { root } from '../kit/processes.ts'
import { makeKey, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story
let key: string
let home: string

beforeAll(async () => {
  world = await openWorld()
  story = await beginConnectedStory(world)
  await story.createClient('Harbour & Co')
  await story.createTaxRate('VAT 20%', '20')
  key = ((await makeKey(world, story.cookie))['authorization'] ?? '').replace('Bearer ', '')
  home = await mkdtemp(join(tmpdir(), 'tieout-cli-'))
})
afterAll(async () => {
  await rm(home, { recursive: true })
  await world.close()
})

interface Ran {
  code: number | null
  said: string
  complained: string
}

function begin(given: readonly string[], more: Record<string, string> = {}) {
  const env = { HOME: home, PATH: process.env['PATH'], NO_PROXY: 'localhost,127.0.0.1', ...more }
  return spawn(process.execPath, [join(root, 'schema/cli/build/main.js'), ...given], { env, stdio: 'pipe' })
}

async function tieout(given: readonly string[], input = '', more: Record<string, string> = {}): Promise<Ran> {
  const child = begin(given, more)
  const ran: Ran = { code: null, said: '', complained: '' }
  child.stdout.on('data', (chunk: Buffer) => (ran.said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ran.complained += chunk.toString()))
  child.stdin.end(input)
  ;[ran.code] = (await once(child, 'close')) as [number]
  return ran
}

async function json(...given: string[]): Promise<any> {
  const { code, said, complained } = await tieout(['--json', ...given])
  if (code !== 0) throw new Error(complained)
  return JSON.parse(said)
}

const line = 'Design:2:50.00:vat 20%'

test('who is not logged in is told how', async () => {
  expect(await tieout(['invoices', 'list'])).toMatchObject({
    ...{ code: 1, said: '' },
    complained: expect.stringContaining('tieout login --url'),
  })
})

test('a key that Tieout does not know is not kept', async () => {
  const refused = await tieout(['login', '--url', world.apiUrl], 'tie_live_nothing')
  expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining('does not know this key') })
})

describe('logged in', () => {
  beforeAll(async () => {
    expect(await tieout(['login', '--url', world.apiUrl], `${key}\n`)).toMatchObject({ code: 0, complained: '' })
  })

  test('the key is for its owner’s eyes alone', async () => {
    expect((await stat(join(home, '.config/tieout/login.json'))).mode & 0o777).toBe(0o600)
  })

  test('connection says how it stands', async () => {
    const { said } = await tieout(['connection'])
    expect(said).toContain(`CONNECTED ${story.organisation.name}`)
    expect(await json('connection')).toMatchObject({ status: 'CONNECTED', missingSetup: [] })
  })

  test('an invoice is made, sent and listed', async () => {
    const made = await tieout(['invoices', 'create', '--client', 'harbour & co', '--line', line, '--number', 'CLI-1'])
    expect(made.said).toBe('CLI-1 is a draft: 120.00 GBP\n')
    expect((await tieout(['invoices', 'send', 'CLI-1'])).said).toContain('CLI-1 is sent: PENDING')
    await world.settle()
    const [found] = await json('invoices', 'list', '--state', 'SYNCED')
    expect(found).toMatchObject({ number: 'CLI-1', client: { name: 'Harbour & Co' }, sync: { state: 'SYNCED' } })
    const { said } = await tieout(['invoices', 'list', '--search', 'CLI-1'])
    expect(said).toMatch(/^Number +Client +Total +Status +In Xero\nCLI-1 +Harbour & Co +120\.00 GBP +SENT +SYNCED\n$/)
  })

  test('under one key, one invoice is made', async () => {
    const given = [
      'invoices',
      'create',
      '--client',
      'Harbour & Co',
      '--line',
      line,
      '--number',
      'CLI-2',
      '--key',
      'order-2',
    ]
    expect(await json(...given)).toEqual(await json(...given))
  })

  test('a refusal names its page', async () => {
    const again = await tieout(['invoices', 'create', '--client', 'Harbour & Co', '--line', line, '--number', 'CLI-1'])
    expect(again).toMatchObject({ code: 1, said: '' })
    expect(again.complained).toContain('(NUMBER_TAKEN)')
    expect(again.complained).toContain('/docs/errors/NUMBER_TAKEN')
  })

  test.each([
    ['a line', ['--client', 'Harbour & Co', '--line', 'Design'], 'description:quantity:unit price'],
    ['a tax rate', ['--client', 'Harbour & Co', '--line', 'A:1:1:VAT 99%'], 'There are: '],
    ['a client', ['--client', 'Nobody', '--line', line], 'There is none like it.'],
  ])('%s that cannot be says what could', async (_, given, words) => {
    const refused = await tieout(['invoices', 'create', ...given])
    expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining(words) })
  })

  test('what failed goes again', async () => {
    const { organisationId } = story.organisation
    await json('invoices', 'create', '--client', 'Harbour & Co', '--line', line, '--number', 'CLI-3')
    world.simulator.control.act({ action: 'lock', organisationId, period: '2100-01-01' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
    await json('invoices', 'send', 'CLI-3')
    await world.settle()
    expect((await tieout(['invoices', 'list', '--state', 'FAILED'])).said).toContain('(LOCKED_PERIOD)')
    expect((await tieout(['invoices', 'retry', 'CLI-3'])).said).toBe('1 invoice goes again.\n')
    world.simulator.control.act({ action: 'lock', organisationId, period: '2000-01-01' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
    await world.settle()
    expect(await story.invoice('CLI-3')).toMatchObject({ sync: { state: 'SYNCED' } })
  })

  test('tail says what becomes of an invoice, as it happens', async () => {
    const child = begin(['tail'])
    const isSynced = Promise.withResolvers<void>()
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('CLI-2  SENT  SYNCED\n')) isSynced.resolve()
    })
    await once(child.stderr, 'data')
    await json('invoices', 'send', 'CLI-2')
    await world.settle()
    await isSynced.promise
    child.kill()
    await once(child, 'close')
  })

  test('schema prints what is served', async () => {
    const { code, said } = await tieout(['schema'])
    expect(code).toBe(0)
    expect(said).toContain('type Invoice implements Node {')
  })

  test('logout forgets', async () => {
    await tieout(['logout'])
    expect((await tieout(['connection'])).code).toBe(1)
  })
})

describe('webhooks verify', () => {
  const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
  const body = '{"type":"invoice.paid","timestamp":"2026-11-21T10:00:00Z","data":{"invoiceId":"I","number":"1"}}'
  const at = new Date()
  const signature = new Webhook(secret).sign('e-1', at, body)
  const seconds = String(Math.floor(at.getTime() / 1000))
  const given = ['webhooks', 'verify', '--id', 'e-1', '--timestamp', seconds, '--signature', signature]

  test('reads what is signed', async () => {
    const read = await tieout(given, body, { TIEOUT_WEBHOOK_SECRET: secret })
    expect(read).toMatchObject({ code: 0, said: expect.stringContaining('It is signed: invoice.paid') })
  })

  test('refuses what is not', async () => {
    const read = await tieout(given, body.replace('"1"', '"2"'), { TIEOUT_WEBHOOK_SECRET: secret })
    expect(read).toMatchObject({ code: 1, said: '' })
  })
})
