import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Kit } from '../testing/kit.ts'

let kit: Kit
beforeAll(async () => void (kit = await startKit()))
afterAll(() => kit.close())

/** Past the limit of how often one address may. */
function signUp(name: string) {
  const body = { name, email: `${name}@example.com`, password: 'correct horse battery' }
  return kit.dependencies.auth.api.signUpEmail({ body })
}

test('more people sign up at once than there are connections, each into a workspace of their own, and are written to', async () => {
  const { pool, prisma } = kit.dependencies
  const many = 2 * pool.options.max
  const people = await Promise.all(Array.from({ length: many }, (_, n) => signUp(`person${n}`)))
  const userId = { in: people.map(({ user }) => user.id) }
  const places = await prisma.member.findMany({ where: { userId }, select: { organizationId: true } })
  expect(new Set(places.map(({ organizationId }) => organizationId)).size).toBe(many)
  expect(await prisma.mail.count({ where: { kind: 'VERIFY_EMAIL' } })).toBe(many)
})
