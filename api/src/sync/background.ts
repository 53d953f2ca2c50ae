import type { PrismaClient } from '@tieout/prisma'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { findRest, findUntried, hasUntried, withdrawUntried } from './background.store.ts'
import { priorities } from './outbox.store.ts'
import { queuePush } from './queue-push.ts'

export interface Whose {
  workspaceId: string
  organisationId: string
}

/** Hands documents over to the drain, behind everything else; what was tried meanwhile is left as it stands. */
export async function handOver(
  transaction: Transaction,
  whose: Whose,
  { documentIds, now }: { documentIds: readonly string[]; now: Date },
): Promise<void> {
  const untried = await findUntried(transaction, whose.organisationId, documentIds)
  if (untried.length === 0) return
  const { backfill: priority } = priorities
  await queuePush(transaction, { ...whose, documentIds: untried, now, isWorking: true, priority })
}

/** Takes back what was handed over and nobody has begun to send: it is not synced, as before. Answers the documents. */
export async function takeBack(transaction: Transaction, whose: Whose): Promise<string[]> {
  const { workspaceId, organisationId } = whose
  const taken = await withdrawUntried(transaction, organisationId)
  publish(
    transaction,
    taken.map((documentId) => ({ name: 'documentChanged', workspaceId, documentId })),
  )
  return taken
}

/** Whether some of what was handed over has not been begun. */
export function isHandedOver(transaction: Transaction, organisationId: string): Promise<boolean> {
  return hasUntried(transaction, organisationId)
}

/** Until when what nobody waits for rests; undefined while it may go. */
export function restsUntil(prisma: PrismaClient, organisationId: string, now: Date): Promise<Date | undefined> {
  return findRest(prisma, organisationId, now)
}
