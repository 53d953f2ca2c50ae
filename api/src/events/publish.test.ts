import { connect, Prisma, type Database } from '@tieout/prisma'
import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute, inTransaction, type Transaction } from '../lib/transaction.ts'
import { publish } from './publish.ts'

let database: TestDatabase
let writer: Database

beforeAll(async () => {
  database = await createTestDatabase()
  writer = connect(database.url)
})
afterAll(async () => {
  await writer.close()
  await database.drop()
})

const workspaceId = 'w'

function say(transaction: Transaction, documentId: string): void {
  publish(transaction, [{ name: 'documentChanged', workspaceId, documentId }])
}

/** Stands for a row that two transactions want. */
function lockRow(transaction: Transaction): Promise<number> {
  return execute(transaction, Prisma.sql`select pg_advisory_xact_lock(1)`)
}

test('a transaction that announces before it locks and one that locks before it announces never wait for each other', async () => {
  let begun = 0
  const locked = Promise.withResolvers<void>()
  const said = Promise.withResolvers<void>()
  const late = inTransaction(writer.prisma, async (transaction) => {
    begun++
    await lockRow(transaction)
    locked.resolve()
    await said.promise
    say(transaction, 'late')
  })
  await locked.promise
  const early = inTransaction(writer.prisma, async (transaction) => {
    begun++
    say(transaction, 'early')
    said.resolve()
    await lockRow(transaction)
  })
  await Promise.all([late, early])
  expect(begun).toBe(2)
  const kept = await writer.prisma.news.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } })
  expect(kept.map(({ position, documentIds }) => [position, documentIds])).toEqual([
    [1n, ['late']],
    [2n, ['early']],
  ])
})

test('what one transaction announces at several places is one piece of news', async () => {
  await inTransaction(writer.prisma, async (transaction) => {
    say(transaction, 'a')
    say(transaction, 'b')
    say(transaction, 'a')
  })
  const [last] = await writer.prisma.news.findMany({ where: { workspaceId }, orderBy: { position: 'desc' }, take: 1 })
  expect(last).toMatchObject({ position: 3n, documentIds: ['a', 'b'] })
})

test('what is undone is not announced, and takes no number', async () => {
  const undone = inTransaction(writer.prisma, async (transaction) => {
    say(transaction, 'undone')
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await writer.prisma.newsHead.findUnique({ where: { workspaceId } })).toMatchObject({ last: 3n })
})
