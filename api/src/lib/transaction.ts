import type { Prisma, PrismaClient } from '@tieout/prisma'
import { currentAct } from './act.ts'

/** What a store writes through: everything in it commits together, announcements included. */
export type Transaction = Prisma.TransactionClient

/** A transaction that PostgreSQL ended for another's sake is begun again this often. */
const mostTries = 5

/** What each open transaction does right before it commits. */
const lastBeats = new WeakMap<Transaction, (() => Promise<void>)[]>()

/** Puts off what locks a row that many want: it is done when all else of `transaction` is, right before the commit. */
export function beforeCommit(transaction: Transaction, beat: () => Promise<void>): void {
  const beats = lastBeats.get(transaction)
  if (!beats) throw new Error('Only what runs inside inTransaction has a last beat.')
  beats.push(beat)
}

/**
 * Runs `work` in one transaction. Never make a network call inside, nor change anything that a rollback does not undo:
 * `work` runs again when PostgreSQL broke off the transaction to end a deadlock or a conflict of writes.
 */
export async function inTransaction<Result>(
  prisma: PrismaClient,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const act = currentAct()
  const whole = async (transaction: Transaction) => {
    const beats: (() => Promise<void>)[] = []
    lastBeats.set(transaction, beats)
    const result = await work(transaction)
    await act?.beforeCommit(transaction, result)
    for (const beat of beats) await beat()
    return result
  }
  for (let tries = 1; ; tries++) {
    try {
      return await prisma.$transaction(whole)
    } catch (cause) {
      if (tries === mostTries || !isBrokenOff(cause)) throw cause
    }
  }
}

/** Typed rows of plain SQL inside a transaction: `query<Row>(transaction, Prisma.sql`select …`)`. */
export function query<Row>(transaction: Transaction, sql: Prisma.Sql): Promise<Row[]> {
  return transaction.$queryRaw<Row[]>(sql)
}

/** Runs plain SQL inside a transaction and tells how many rows it touched. */
export function execute(transaction: Transaction, sql: Prisma.Sql): Promise<number> {
  return transaction.$executeRaw(sql)
}

/** Whether PostgreSQL broke a transaction off for another's sake; Prisma's own statements and plain SQL say so differently. */
function isBrokenOff(cause: unknown): boolean {
  const { code, meta } = cause as { code?: string; meta?: { driverAdapterError?: { cause?: { kind?: string } } } }
  return code === 'P2034' || meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict'
}

/** Whether `cause` is a refusal by a unique index. */
export function isDuplicate(cause: unknown): boolean {
  return (cause as { code?: string } | null)?.code === 'P2002'
}
