import { serve } from '@hono/node-server'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { makeServer } from '../server.ts'
import { startKit, type Kit } from '../testing/kit.ts'

/** Each guess costs a slow hash, on purpose. */
const patient = { timeout: 60_000 }
const person = { name: 'Maya', email: 'maya@example.com', password: 'correct horse battery' }

/** A Tieout that listens for real, reached over the loopback, and believes whom it is told to. */
async function open(TRUSTED_PROXIES: string) {
  const kit = await startKit({ env: { TRUSTED_PROXIES } })
  const { app } = makeServer(kit.dependencies)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  onTestFinished(async () => {
    await new Promise((closed) => server.close(closed))
    await kit.close()
  })
  await new Promise((listening) => server.once('listening', listening))
  const post = async (path: string, body: object, forwarded?: string) => {
    const asked = request({
      port: (server.address() as AddressInfo).port,
      host: '127.0.0.1',
      path: `/api/auth/${path}`,
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        origin: kit.dependencies.env.publicWebUrl,
        ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      },
    })
    const answered = new Promise<number>((resolve, reject) => {
      asked.on('error', reject)
      asked.on('response', (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      })
    })
    asked.end(JSON.stringify(body))
    return answered
  }
  const guess = (n: number, forwarded: string) =>
    post('sign-in/email', { email: person.email, password: `wrong password ${n}` }, forwarded)
  return { kit, post, guess }
}

async function addressesOf({ dependencies }: Kit): Promise<(string | null)[]> {
  const sessions = await dependencies.prisma.session.findMany({ orderBy: { createdAt: 'asc' } })
  return sessions.map(({ ipAddress }) => ipAddress)
}

test('a stranger who claims another address each time is throttled as the one they are', patient, async () => {
  const { guess } = await open('none')
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push(await guess(n, `203.0.113.${n}`))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
})

test('through a proxy we trust, one who guesses is throttled and everybody else signs in', patient, async () => {
  const { post, guess, kit } = await open('loopback')
  expect(await post('sign-up/email', person, '198.51.100.7')).toBe(200)
  for (let n = 0; n < 10; n++) expect(await guess(n, '203.0.113.9')).toBe(401)
  expect(await guess(10, '203.0.113.9')).toBe(429)
  // Whatever stands before the address that our proxy saw is a claim of the client's.
  expect(await guess(11, '198.51.100.7, 203.0.113.9')).toBe(429)
  expect(await post('sign-in/email', person, '198.51.100.7')).toBe(200)
  expect(await addressesOf(kit)).toEqual(['198.51.100.7', '198.51.100.7'])
})

test('a chain is believed as far as each of it is trusted', patient, async () => {
  const { post, kit } = await open('loopback, 10.0.0.0/8')
  expect(await post('sign-up/email', person, '192.0.2.1, 198.51.100.7, 10.1.2.3')).toBe(200)
  expect(await post('sign-in/email', person)).toBe(200)
  expect(await addressesOf(kit)).toEqual(['198.51.100.7', '127.0.0.1'])
})

test('a session from a stranger carries the stranger’s own address', patient, async () => {
  const { post, kit } = await open('192.0.2.0/24')
  expect(await post('sign-up/email', person, '198.51.100.7')).toBe(200)
  expect(await addressesOf(kit)).toEqual(['127.0.0.1'])
})
