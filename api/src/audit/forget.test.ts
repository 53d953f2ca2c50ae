import { afterEach, expect, test } from 'vitest'
import { startKit, type Kit } from '../testing/kit.ts'
import { addEntries } from './audit.store.ts'
import { system } from './entry.ts'
import { forgetEntries } from './forget.ts'

const now = Date.parse('2027-11-21T12:00:00Z')
const dayMs = 24 * 60 * 60_000

let kit: Kit
afterEach(() => kit.close())

/** What is left of three entries: of today, of exactly ninety days ago, and of a moment before that. */
async function leftOf(env: Record<string, string>): Promise<string[]> {
  kit = await startKit({ env, clock: { now: () => now, sleep: () => Promise.resolve() } })
  const { prisma } = kit.dependencies
  const { workspaceId } = await kit.signUp('Ada')
  await prisma.auditEntry.deleteMany()
  const made = { today: now, last: now - 90 * dayMs, old: now - 90 * dayMs - 1 }
  const entries = Object.entries(made).map(([action, at]) => ({ action, at: new Date(at) }))
  const rest = { workspaceId, actor: system, asked: {}, changes: [] }
  await addEntries(
    prisma,
    entries.map((entry) => ({ ...entry, ...rest })),
  )
  await forgetEntries(kit.dependencies)
  const left = await prisma.auditEntry.findMany({ orderBy: { at: 'desc' } })
  return left.map(({ action }) => action)
}

test('however much is old, all of it goes, of every workspace', async () => {
  kit = await startKit({
    env: { AUDIT_RETENTION_DAYS: '90' },
    clock: { now: () => now, sleep: () => Promise.resolve() },
  })
  const { prisma } = kit.dependencies
  const workspaces = [await kit.signUp('Ada'), await kit.signUp('Bo')]
  await prisma.auditEntry.deleteMany()
  const rest = { actor: system, asked: {}, changes: [], action: 'old', at: new Date(now - 91 * dayMs) }
  for (const { workspaceId } of workspaces)
    await addEntries(
      prisma,
      Array.from({ length: 1_200 }, () => ({ ...rest, workspaceId })),
    )
  await forgetEntries(kit.dependencies)
  expect(await prisma.auditEntry.count()).toBe(0)
})

test('the audit log is kept for ever', async () => {
  expect(await leftOf({})).toEqual(['today', 'last', 'old'])
})

test('where it is kept for so many days, what is older goes', async () => {
  expect(await leftOf({ AUDIT_RETENTION_DAYS: '90' })).toEqual(['today', 'last'])
})
