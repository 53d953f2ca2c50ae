import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { openDoors } from './auth-routes.ts'

let kit: Kit
let owner: Asker
const email = 'owner@example.com'
const password = 'correct horse battery'

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Owner')
})
afterAll(() => kit.close())

/** Asks one of better-auth's addresses as the page somebody is signed in on. */
function ask(method: string, path: string, body: object = {}): Promise<Response> {
  const headers = { ...owner.headers, 'content-type': 'application/json', origin: kit.dependencies.env.publicWebUrl }
  const carried = method === 'GET' ? {} : { body: JSON.stringify(body) }
  return Promise.resolve(kit.request(`/api/auth${path}`, { method, headers, ...carried }))
}

test('no answer tells a session’s token, but its cookie', async () => {
  const tries: [string, object][] = [
    ['/sign-up/email', { name: 'Second', email: 'second@example.com', password }],
    ['/sign-in/email', { email, password }],
    ['/change-password', { currentPassword: password, newPassword: 'a better battery' }],
  ]
  for (const [path, body] of tries) {
    const answer = await ask('POST', path, body)
    const told = await answer.text()
    const tokens = (await kit.dependencies.prisma.session.findMany()).map(({ token }) => token)
    expect(answer.status, path).toBe(200)
    expect(JSON.parse(told), path).toMatchObject({ user: { id: expect.any(String) } })
    expect(answer.headers.getSetCookie().some((cookie) => tokens.some((token) => cookie.includes(token)))).toBe(true)
    expect(tokens.filter((token) => told.includes(token))).toEqual([])
    owner.headers['cookie'] = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
})

test('what we do not use of better-auth is not there, sessions and keys foremost', async () => {
  const known = Object.values(
    kit.dependencies.auth.api as Record<string, { path?: string; options?: { method?: string | string[] } }>,
  ).flatMap(({ path, options }) => [options?.method ?? []].flat().map((method) => `${method} ${path ?? ''}`))
  expect(known).toEqual(expect.arrayContaining(['GET /get-session', 'GET /list-sessions', ...openDoors]))
  const open: string[] = []
  for (const door of known.filter((door) => !openDoors.has(door))) {
    const [method = '', path = ''] = door.split(' ')
    const { status } = await ask(method, path.replaceAll(/:\w+/g, 'x'))
    if (status !== 404) open.push(`${door} ${status}`)
  }
  expect(open).toEqual([])
})
