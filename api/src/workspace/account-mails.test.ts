import { afterAll, beforeEach, expect, test } from 'vitest'
import { openMail } from '../notification/open-mail.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let owner: Asker

beforeEach(async () => {
  await kit?.close()
  kit = await startKit()
  owner = await kit.signUp('Owner')
})
afterAll(() => kit.close())

test('a forgotten password is mended by a link that works once and ends every session', async () => {
  const post = (path: string, body: object, more: Record<string, string> = {}) =>
    kit.request(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', ...more },
      body: JSON.stringify(body),
    })
  const known = await post('request-password-reset', { email: 'owner@example.com' })
  const unknown = await post('request-password-reset', { email: 'nobody@example.com' })
  expect(await unknown.text()).toBe(await known.text())
  const mail = await kit.dependencies.prisma.mail.findFirstOrThrow({ where: { kind: 'RESET_PASSWORD' } })
  expect(mail).toMatchObject({ recipient: 'owner@example.com', isPrivate: true })
  const token = /\/reset\?token=(\S+)/.exec(openMail(mail, kit.dependencies.sealKey).text)?.[1]
  expect((await post('reset-password', { newPassword: 'a better battery', token })).status).toBe(200)
  expect((await post('reset-password', { newPassword: 'another battery', token })).status).toBe(400)
  expect((await owner.ask('{ viewer { name } }')).data.viewer).toBeNull()
  const signedIn = await post('sign-in/email', { email: 'owner@example.com', password: 'a better battery' })
  expect(signedIn.status).toBe(200)
  const changed = () => kit.dependencies.prisma.mail.count({ where: { kind: 'PASSWORD_CHANGED' } })
  expect(await changed()).toBe(1)
  const cookie = cookiesOf(signedIn)
  const change = (currentPassword: string) =>
    post('change-password', { currentPassword, newPassword: 'the best battery' }, { cookie })
  expect((await change('not my battery')).status).toBe(400)
  expect(await changed()).toBe(1)
  expect((await change('a better battery')).status).toBe(200)
  expect(await changed()).toBe(2)
})

test('a new browser is told of; the one they had is not, updates included', async () => {
  const signIn = (agent: string) =>
    kit.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', 'user-agent': agent },
      body: JSON.stringify({ email: 'owner@example.com', password: 'correct horse battery' }),
    })
  const told = () => kit.dependencies.prisma.mail.findMany({ where: { kind: 'NEW_SIGN_IN' } })
  await signIn('Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) Firefox/130.0')
  expect(await told()).toMatchObject([
    { recipient: 'owner@example.com', text: expect.stringContaining('Firefox on a Mac') },
  ])
  await signIn('Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2) Firefox/131.0')
  expect(await told()).toHaveLength(1)
})

test('a new address is asked to confirm itself, and the link does it', async () => {
  const mail = await kit.dependencies.prisma.mail.findFirstOrThrow({ where: { kind: 'VERIFY_EMAIL' } })
  const link = new URL(/http\S+verify-email\S+/.exec(openMail(mail, kit.dependencies.sealKey).text)?.[0] ?? '')
  const answer = await kit.request(`${link.pathname}${link.search}`)
  expect(answer.headers.get('location')).toMatch(/\/verified$/)
  const user = await kit.dependencies.prisma.user.findFirstOrThrow({ where: { email: 'owner@example.com' } })
  expect(user.emailVerified).toBe(true)
})

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
