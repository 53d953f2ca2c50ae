import { Prisma } from '@tieout/prisma'
import type { Transaction } from '../../lib/transaction.ts'

/** A person leaves the edit there as it is: nothing of ours waits any more. */
export async function markKept(
  transaction: Transaction,
  id: string,
  { at, version }: { at: Date; version: number },
): Promise<void> {
  const quiet = { reasonCode: null, reason: Prisma.DbNull, nextAttemptAt: null }
  await transaction.syncStatus.update({
    where: { id },
    data: { ...quiet, state: 'SYNCED', keptThereAt: at, pushedVersion: version },
  })
}

/** A person lets ours go over it: from here on, what stands there is what we saw and decided about. */
export async function markOverruled(transaction: Transaction, id: string): Promise<void> {
  await transaction.syncStatus.update({
    where: { id },
    data: { agreedDocument: Prisma.DbNull, changedThereAt: null, keptThereAt: null },
  })
}

/** What was linked just now differs from ours: the two never agreed on anything. */
export async function markDiffering(transaction: Transaction, id: string, at: Date): Promise<void> {
  await transaction.syncStatus.update({ where: { id }, data: { agreedDocument: {}, changedThereAt: at } })
}
