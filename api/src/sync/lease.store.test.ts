import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { startKit, type Kit } from '../testing/kit.ts'
import { guardLease, LeaseLost, releaseLease, renewLease, takeLease } from './lease.store.ts'

const begun = new Date('2026-03-02T10:00:00Z')
const ends = new Date('2026-03-02T10:00:10Z')
const after = new Date('2026-03-02T10:01:00Z')
let kit: Kit

beforeAll(async () => void (kit = await startKit()))
afterAll(() => kit.close())

function take(organisationId: string, holder: string, now: Date): Promise<bigint | undefined> {
  return takeLease(kit.dependencies.prisma, { organisationId, holder, now, until: new Date(now.getTime() + 10_000) })
}

function write(organisationId: string, fence: bigint): Promise<string> {
  return inTransaction(kit.dependencies.prisma, async (transaction) => {
    await guardLease(transaction, organisationId, fence)
    return 'written'
  })
}

test('one holder at a time, until it is over; the next one has a higher fence', async () => {
  const first = await take('a', 'one', begun)
  expect(await take('a', 'two', new Date(ends.getTime() - 1))).toBeUndefined()
  expect(await take('b', 'two', begun)).toBe(1n)
  expect(await take('a', 'two', ends)).toBe((first ?? 0n) + 1n)
})

test('a late holder writes nothing and cannot prolong', async () => {
  const [late, next] = [await take('c', 'one', begun), await take('c', 'two', after)]
  await expect(write('c', late ?? 0n)).rejects.toThrow(LeaseLost)
  expect(await renewLease(kit.dependencies.prisma, 'c', late ?? 0n, after)).toBe(false)
  expect(await write('c', next ?? 0n)).toBe('written')
  await expect(write('d', next ?? 0n)).rejects.toThrow('d was taken over')
})

test('renewed it holds on; given back it is free at once', async () => {
  const fence = (await take('e', 'one', begun)) ?? 0n
  expect(await renewLease(kit.dependencies.prisma, 'e', fence, after)).toBe(true)
  expect(await take('e', 'two', ends)).toBeUndefined()
  await releaseLease(kit.dependencies.prisma, 'e', fence, ends)
  expect(await take('e', 'two', ends)).toBe(fence + 1n)
})
