import { Prisma, connect, type Database } from '@tieout/prisma'
import { createTestDatabase, type TestDatabase } from '@tieout/prisma/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { execute, inTransaction, type Transaction } from './transaction.ts'

let database: TestDatabase
let connection: Database

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.url)
  await connection.prisma.workspace.createMany({ data: [named('first'), named('second')] })
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

describe.each([
  [
    'plain SQL',
    (transaction: Transaction, slug: string) =>
      execute(
        transaction,
        Prisma.sql`
    update "Workspace" set name = name || '.' where slug = ${slug}`,
      ),
  ],
  [
    'Prisma',
    (transaction: Transaction, slug: string) => transaction.workspace.update({ where: { slug }, data: { name: 'x' } }),
  ],
])('a transaction of %s', (_, change) => {
  test('that PostgreSQL breaks off to end a deadlock runs again', async () => {
    let tries = 0
    const meet = meetingOf(2)
    const oneIsDone = Promise.withResolvers<void>()
    const both = [
      ['first', 'second'],
      ['second', 'first'],
    ].map((slugs) =>
      inTransaction(connection.prisma, async (transaction) => {
        tries += 1
        // Whoever runs again lets the other end, or they might meet in a second deadlock.
        if (tries > 2) await oneIsDone.promise
        for (const slug of slugs) {
          await change(transaction, slug)
          await meet()
        }
      }).then(oneIsDone.resolve),
    )
    await expect(Promise.all(both)).resolves.toBeDefined()
    expect(tries).toBe(3)
  })
})

test('a transaction that fails by itself runs once', async () => {
  let tries = 0
  const failing = inTransaction(connection.prisma, async (transaction) => {
    tries += 1
    await transaction.workspace.create({ data: named('first') })
  })
  await expect(failing).rejects.toThrow()
  expect(tries).toBe(1)
})

function named(slug: string) {
  return { name: slug, slug }
}

/** Resolves when so many have come; whoever comes later does not wait. */
function meetingOf(many: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let come = 0
  return () => {
    come += 1
    if (come >= many) resolve()
    return promise
  }
}
