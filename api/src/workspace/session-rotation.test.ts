import { afterAll, beforeAll, expect, test } from 'vitest'
import { globalId } from '../lib/ids.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let owner: Asker
const email = 'owner@example.com'
const password = 'correct horse battery'

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Owner')
})
afterAll(() => kit.close())

function post(path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: kit.dependencies.env.publicWebUrl, cookie }
  return Promise.resolve(kit.request(`/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function nameOf(cookie: string): Promise<string | undefined> {
  const { data } = await kit.ask('{ viewer { name } }', {}, { cookie })
  return data.viewer?.name
}

function cookieOf(answer: Response): string {
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

test('every sign-in gets a session of its own, whatever cookie it came with', async () => {
  const before = owner.headers['cookie'] ?? ''
  const again = cookieOf(await post('sign-in/email', { email, password }, before))
  const planted = `${before.split('=')[0]}=chosen-by-somebody-else`
  const fresh = cookieOf(await post('sign-in/email', { email, password }, planted))
  expect(new Set([before, again, planted, fresh]).size).toBe(4)
  expect(await nameOf(fresh)).toBe('Owner')
  expect(await nameOf(planted)).toBeUndefined()
})

test('a changed password ends every session, the one that changed it too, which goes on under a new one', async () => {
  const [own, elsewhere] = await Promise.all(
    ['here', 'elsewhere'].map(async () => cookieOf(await post('sign-in/email', { email, password }))),
  )
  const wish = { currentPassword: password, newPassword: 'a better battery', revokeOtherSessions: false }
  const next = cookieOf(await post('change-password', wish, own))
  expect(await nameOf(next)).toBe('Owner')
  expect(await Promise.all([own, elsewhere].map((cookie) => nameOf(cookie ?? '')))).toEqual([undefined, undefined])
})

test('a session holds no rights: a changed role is the role from the next request on, in every session', async () => {
  const boss = await kit.signUp('Boss')
  const member = await kit.join(boss, 'Member', 'member')
  const CREATE = 'mutation { createService(input: { name: "S" }) { __typename } }'
  expect((await member.ask(CREATE)).errors).toBeUndefined()
  const { id } = await kit.dependencies.prisma.member.findFirstOrThrow({ where: { user: { name: 'Member' } } })
  const memberId = globalId('Member', id)
  const CHANGE = 'mutation ($memberId: ID!) { changeRole(input: { memberId: $memberId, role: VIEWER }) { __typename } }'
  expect((await boss.ask(CHANGE, { memberId })).data.changeRole.__typename).toBe('Member')
  expect((await member.ask(CREATE)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
