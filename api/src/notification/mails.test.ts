import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import type { MailOutcome, OutgoingMail } from './mailer.ts'
import { liveOnce } from '../connection/life.ts'
import { notify, type Notice } from './notice.ts'
import { postOnce } from './post.ts'

const start = Date.parse('2026-11-21T09:00:00Z')
const minute = 60_000
let now = start
let kit: Kit
let owner: Asker
let sent: OutgoingMail[] = []
let answers: MailOutcome[] = []

beforeAll(async () => {
  const send = (mail: OutgoingMail) => {
    sent.push(mail)
    return Promise.resolve(answers.shift() ?? { ok: true as const })
  }
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  kit = await startKit({ clock, mailer: { isLocal: false, send } })
  owner = await kit.signUp('Owner')
  await kit.join(owner, 'Admin', 'admin')
  await kit.join(owner, 'Member', 'member')
  await kit.join(owner, 'Viewer', 'viewer')
})
afterAll(() => kit.close())
beforeEach(async () => {
  await postOnce(kit.dependencies)
  now += 60 * minute
  sent = []
  answers = []
})

function tell(notice: Notice, key?: string): Promise<void> {
  return notify(
    kit.dependencies.prisma,
    { workspaceId: owner.workspaceId, ...(key === undefined ? {} : { key }) },
    notice,
  )
}
const changed = { kind: 'CONNECTED', organisation: 'Northlight Ltd', by: 'Owner' } as const
const expiring = {
  kind: 'MAPPINGS_EXPIRING',
  organisation: 'Northlight Ltd',
  until: '2026-12-21',
  daysLeft: 7,
} as const
const backfilled = {
  kind: 'BACKFILL_FINISHED',
  organisation: 'N',
  end: 'finished',
  sent: 9,
  skipped: 1,
  failed: 0,
} as const
function post(): Promise<void> {
  return postOnce(kit.dependencies)
}
function readers(): (string | undefined)[] {
  return sent.map(({ recipient }) => recipient.split('@')[0]).toSorted()
}

test('only those hear of it whom it concerns', async () => {
  await tell(changed)
  await post()
  expect(readers()).toEqual(['admin', 'owner'])
  sent = []
  await tell(backfilled)
  await post()
  expect(readers()).toEqual(['admin', 'member', 'owner'])
})

test('what is rolled back is told to nobody', async () => {
  const broken = kit.dependencies.prisma.$transaction(async (transaction) => {
    await notify(transaction, { workspaceId: owner.workspaceId }, changed)
    throw new Error('the change failed')
  })
  await expect(broken).rejects.toThrow('the change failed')
  await post()
  expect(sent).toEqual([])
})

test('a notice with a key is told once, however often it is written', async () => {
  await tell(expiring, 'once')
  await post()
  await tell(expiring, 'once')
  await post()
  expect(readers()).toEqual(['admin', 'owner'])
})

test('two posts at the same moment send everything once', async () => {
  await tell(changed)
  await Promise.all([post(), post(), post()])
  await post()
  expect(readers()).toEqual(['admin', 'owner'])
})

test('a mail server that is away is tried again, later each time, under the same name', async () => {
  await tell(changed)
  const away = { ok: false, isFinal: false, said: 'ECONNREFUSED' } as const
  answers = [away, away, away, away]
  await post()
  expect(sent).toHaveLength(2)
  await post()
  expect(sent).toHaveLength(2)
  now += minute
  await post()
  expect(sent).toHaveLength(4)
  now += minute
  await post()
  expect(sent).toHaveLength(4)
  now += 5 * minute
  await post()
  expect(sent).toHaveLength(6)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
  now += 600 * minute
  await post()
  expect(sent).toHaveLength(6)
})

test('an address that does not exist is not tried again', async () => {
  await tell(changed)
  answers = [{ ok: false, isFinal: true, said: '550 No such user' }, { ok: true }]
  await post()
  now += 3000 * minute
  await post()
  expect(sent).toHaveLength(2)
  const { recipient } = await kit.dependencies.prisma.mail.findFirstOrThrow({ where: { state: 'FAILED' } })
  expect(recipient).toBe(sent[0]?.recipient)
})

test('a worker that died while it sent loses no mail', async () => {
  await tell(changed)
  const dying = { ...kit.dependencies, mailer: { isLocal: false, send: () => Promise.reject(new Error('killed')) } }
  await expect(postOnce(dying)).rejects.toThrow('killed')
  await post()
  expect(sent).toEqual([])
  now += 6 * minute
  await post()
  expect(readers()).toEqual(['admin', 'owner'])
})

test('a link that opens something is forgotten once it is sent', async () => {
  await owner.ask('mutation { inviteMember(input: { email: "new@example.com", role: MEMBER }) { __typename } }')
  await post()
  expect(sent[0]?.text).toContain('/invite/')
  const kept = await kit.dependencies.prisma.mail.findFirstOrThrow({ where: { recipient: 'new@example.com' } })
  expect(kept).toMatchObject({ state: 'SENT', text: '', html: '' })
})

test('where a mail server sends, nobody reads mails here', async () => {
  const { data } = await owner.ask('{ mailbox { nodes { subject } } }')
  expect(data.mailbox).toBeNull()
})

test('a new API key is told to everybody who may end it', async () => {
  await owner.ask('mutation { createApiKey(input: { name: "Nightly" }) { __typename } }')
  await post()
  expect(readers()).toEqual(['admin', 'owner'])
  expect(sent[0]).toMatchObject({ subject: 'A new API key: Nightly', text: expect.stringContaining('Owner made') })
})

test('a key that ends is told of seven days and one day before, once each, and one made for a day is not', async () => {
  const { prisma } = kit.dependencies
  const day = 24 * 60 * minute
  const createdAt = new Date(now)
  const { id: _, ...like } = await prisma.apikey.findFirstOrThrow({ where: { name: 'Nightly' } })
  const make = (name: string, days: number) =>
    prisma.apikey.create({ data: { ...like, name, key: name, createdAt, expiresAt: new Date(now + days * day) } })
  await Promise.all([make('Monthly', 30), make('Daily', 1), make('Weekly', 6)])
  const told: [number, string | undefined][] = []
  for (let passed = 0; passed <= 30; passed++) {
    await liveOnce(kit.dependencies)
    await liveOnce(kit.dependencies)
    await post()
    const subjects = sent.filter(({ recipient }) => recipient === 'owner@example.com').map(({ subject }) => subject)
    for (const subject of subjects.filter((one) => one.includes('API key'))) told.push([passed, subject])
    sent = []
    now += day
  }
  expect(told).toEqual([
    [5, 'The API key Weekly ends within a day'],
    [23, 'The API key Monthly ends in 7 days'],
    [29, 'The API key Monthly ends within a day'],
  ])
})
