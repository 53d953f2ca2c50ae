import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { mailRoutes } from './unsubscribe-route.ts'
import type { OutgoingMail } from './mailer.ts'
import { notify, type Notice } from './notice.ts'
import { postOnce } from './post.ts'

const start = Date.parse('2026-11-21T09:00:00Z')
const minute = 60_000
let now = start
let kit: Kit
let owner: Asker
let sent: OutgoingMail[] = []

beforeAll(async () => {
  const send = (mail: OutgoingMail) => {
    sent.push(mail)
    return Promise.resolve({ ok: true as const })
  }
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  kit = await startKit({ clock, mailer: { isLocal: false, send }, routes: (given) => [mailRoutes(given)] })
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
})

function tell(notice: Notice, key?: string): Promise<void> {
  return notify(
    kit.dependencies.prisma,
    { workspaceId: owner.workspaceId, ...(key === undefined ? {} : { key }) },
    notice,
  )
}
const changed = { kind: 'CONNECTED', organisation: 'Northlight Ltd', by: 'Owner' } as const
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

test('who switched a kind of mail off gets no more of it; security can’t be switched off', async () => {
  const SET = 'mutation ($input: SetMailInput!) { setMail(input: $input) { __typename ... on Problem { code } } }'
  const off = await owner.ask(SET, { input: { topic: 'BACKFILL', on: false } })
  expect(off.data.setMail.__typename).toBe('SetMailSuccess')
  const refused = await owner.ask(SET, { input: { topic: 'SECURITY', on: false } })
  expect(refused.data.setMail).toMatchObject({ code: 'MAIL_REQUIRED' })
  await tell(backfilled)
  await tell(changed)
  await post()
  expect(readers()).toEqual(['admin', 'admin', 'member', 'owner'])
  const { data } = await owner.ask('{ viewer { mailSettings { topic on required } } }')
  expect(data.viewer.mailSettings).toEqual([
    { topic: 'SYNC_FAILED', on: true, required: false },
    { topic: 'CONNECTION', on: true, required: false },
    { topic: 'BACKFILL', on: false, required: false },
    { topic: 'DAILY_DIGEST', on: false, required: false },
    { topic: 'SECURITY', on: true, required: true },
  ])
  await owner.ask(SET, { input: { topic: 'BACKFILL', on: true } })
})

test('the link in a mail ends that kind for that person alone, in one click and without a session', async () => {
  await tell(backfilled)
  await post()
  const mail = sent.find(({ recipient }) => recipient.startsWith('member'))
  const { pathname, search } = new URL(mail?.unsubscribeUrl ?? '')
  expect(mail?.text).toContain(`/unsubscribe${search}`)
  const clicked = await kit.request(`${pathname}${search}`, { method: 'POST' })
  expect(clicked.status).toBe(200)
  sent = []
  await tell(backfilled)
  await tell(changed)
  await post()
  expect(readers()).toEqual(['admin', 'admin', 'owner', 'owner'])
})

test.each(['', 'nonsense', 'bWVtYmVyLlNFQ1VSSVRZ.AAAA'])('a made-up link %j ends nothing', async (token) => {
  const answer = await kit.request(`/mail/unsubscribe?token=${token}`, { method: 'POST' })
  expect(answer.status).toBe(404)
  const { data } = await kit.ask(
    'mutation ($token: String!) { unsubscribe(input: { token: $token }) { __typename } }',
    { token },
  )
  expect(data.unsubscribe.__typename).toBe('NotFound')
})

test('security mails carry no link to end them', async () => {
  await tell(changed)
  await post()
  expect(sent.map(({ unsubscribeUrl }) => unsubscribeUrl)).toEqual([undefined, undefined])
})
