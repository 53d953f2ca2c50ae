import type { Prisma, PrismaClient } from '@tieout/prisma'

/** What a store writes through: everything in it commits together, announcements included. */
export type Transaction = Prisma.TransactionClient

/** Runs `work` in one transaction. Never make a network call inside. */
export function inTransaction<Result>(
  prisma: PrismaClient,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return prisma.$transaction(work, { timeout: 30_000, maxWait: 10_000 })
}

/** Typed rows of plain SQL inside a transaction: `query<Row>(transaction, Prisma.sql`select …`)`. */
export function query<Row>(transaction: Transaction, sql: Prisma.Sql): Promise<Row[]> {
  return transaction.$queryRaw<Row[]>(sql)
}

/** Runs plain SQL inside a transaction and tells how many rows it touched. */
export function execute(transaction: Transaction, sql: Prisma.Sql): Promise<number> {
  return transaction.$executeRaw(sql)
}

/** Whether `cause` is a refusal by a unique index. */
export function isDuplicate(cause: unknown): boolean {
  return (cause as { code?: string } | null)?.code === 'P2002'
}

/** Whether `cause` says that the row to change is not there. */
export function isMissing(cause: unknown): boolean {
  return (cause as { code?: string } | null)?.code === 'P2025'
}
