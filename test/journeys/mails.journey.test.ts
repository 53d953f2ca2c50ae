import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { day, hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

/** A real mail server on this machine, and what reached it. */
let server: SMTPServer
let received: string[] = []
let world: TimedWorld
let story: Story

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      let message = ''
      stream.setEncoding('utf8').on('data', (chunk: string) => (message += chunk))
      stream.on('end', () => {
        received.push(message)
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const variables = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Tieout <tieout@books.example>' }
  world = await openTimedWorld({ variables })
})
afterAll(async () => {
  await world.close()
  await new Promise<void>((closed) => server.close(closed))
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
  await world.post()
  received = []
})
afterEach(() => world.simulator.control.clearFaults())

/** Subjects as a person reads them, unfolded and decoded. */
function subjects(): string[] {
  return received.map((message) => decode(header(message, 'Subject')))
}

function header(message: string, name: string): string {
  return (
    new RegExp(`^${name}:(.*(?:\\r\\n[ \\t].*)*)`, 'm')
      .exec(message)?.[1]
      ?.replaceAll(/\r\n[ \t]/g, ' ')
      .trim() ?? ''
  )
}

function decode(text: string): string {
  return text
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, words: string) => unquote(words.replaceAll('_', ' ')))
    .replaceAll(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, words: string) => Buffer.from(words, 'base64').toString())
}

function unquote(text: string): string {
  const bytes = text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(bytes.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))
}

test('the first invoice that fails is told at once; more of them together, a quarter of an hour later', async () => {
  const { organisationId } = story.organisation
  world.simulator.control.act({ action: 'lock', organisationId, period: '2026-11-30' })
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('FAILED')
  await world.post()
  expect(subjects()).toEqual(['INV-0001, Acme & Sons: not in Xero yet'])
  const [mail = ''] = received
  expect(header(mail, 'From')).toBe('Tieout <tieout@books.example>')
  expect(header(mail, 'Auto-Submitted')).toBe('auto-generated')
  expect(header(mail, 'Message-ID')).toMatch(/^<[0-9a-f-]{36}@books\.example>$/)
  expect(header(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(header(mail, 'List-Unsubscribe')).toMatch(/^<http:\/\/\S+\/mail\/unsubscribe\?token=\S+>$/)
  expect(header(mail, 'Content-Type')).toMatch(/^multipart\/alternative/)
  const words = unquote(mail)
  expect(words).toContain('Xero period is locked')
  expect(words).toContain('http://localhost:3999/invoices/')
  expect(words).toContain('Acme &#38; Sons')

  received = []
  await sendNew(story, 'INV-0002')
  await sendNew(story, 'INV-0003')
  await world.sweep()
  await world.post()
  expect(received).toEqual([])
  await world.pass(16 * minute)
  await world.post()
  expect(subjects()).toEqual(['2 invoices need you'])
  await world.post()
  expect(received).toHaveLength(1)
})

test('what was mended before the mail went is not in it', async () => {
  const { organisationId } = story.organisation
  world.simulator.control.act({ action: 'lock', organisationId, period: '2026-11-30' })
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await sendNew(story, 'INV-0001')
  await world.sweep()
  world.simulator.control.act({ action: 'lock', organisationId, period: null })
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
  await world.post()
  expect(received).toEqual([])
})

test('the app removed in Xero is told at once to who can reconnect it', async () => {
  story.inXero({ action: 'disconnect' })
  await world.pass(16 * minute)
  await world.post()
  expect(subjects()).toEqual(['Disconnected in Xero'])
  expect(unquote(received[0] ?? '')).toContain('http://localhost:3999/settings/integrations/xero')
  await world.pass(hour)
  await world.post()
  expect(received).toHaveLength(1)
})

test('a mail server that is away for a while gets everything once it is back', async () => {
  const { port } = server.server.address() as AddressInfo
  await new Promise<void>((closed) => server.server.close(() => closed()))
  const invited = 'new@acme.example'
  await story.graph.run('inviteMember', { email: invited, role: 'MEMBER' }, '... on Invitation { id }')
  await world.post()
  expect(received).toEqual([])
  await new Promise<void>((listening) => server.server.listen(port, '127.0.0.1', () => listening()))
  await world.pass(2 * minute)
  await world.post()
  expect(received.map((message) => header(message, 'To'))).toEqual([invited])
})

test('a workspace hears nothing of another one', async () => {
  const other = await beginStory(world)
  await world.post()
  received = []
  story.inXero({ action: 'disconnect' })
  await world.pass(day)
  await world.post()
  const { viewer } = await other.graph.ask('{ viewer { email } }')
  expect(received.length).toBeGreaterThan(0)
  expect(received.map((message) => header(message, 'To'))).not.toContain(viewer.email)
})
