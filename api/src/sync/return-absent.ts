import type { BatchItem, OutboxEntry } from '@tieout/prisma'
import { isSpent, nextAttemptAt } from '../engine/retry.ts'
import { publish } from '../events/publish.ts'
import { partition } from '../lib/partition.ts'
import type { Transaction } from '../lib/transaction.ts'
import { closeBatch, closeItems, type LoadedBatch, settleItems } from './batch.store.ts'
import { findSubjects } from './note-waiting.ts'
import { returnEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { saveStatuses } from './status.store.ts'

/**
 * What was sent and is known not to be there is due again, under a new key: at once the first time, and after a longer wait
 * each time more. What was never there after all our tries is given up in words a person can act on (rule C23).
 * `isOver`: nothing else of the batch is open.
 */
export async function returnAbsent(
  run: Run,
  batch: LoadedBatch,
  items: readonly BatchItem[],
  { isOver }: { isOver: boolean },
): Promise<void> {
  const at = now(run)
  await fenced(run, async (transaction) => {
    const entries = await findEntries(transaction, items)
    const [spent, left] = partition(items, (item) => isGivenUp(entries.get(item.outboxEntryId ?? 0n), at))
    for (const [tries, some] of Map.groupBy(left, (item) => entries.get(item.outboxEntryId ?? 0n)?.attempts ?? 0)) {
      const ids = some.flatMap((item) => item.outboxEntryId ?? [])
      await returnEntries(transaction, ids, { dueAt: dueAfter(run, tries), attempted: at })
    }
    await giveUp(transaction, run, { ...batch, items: spent })
    await closeItems(transaction, items, 'absent')
    if (isOver) await closeBatch(transaction, batch, at, undefined)
  })
}

async function findEntries(transaction: Transaction, items: readonly BatchItem[]): Promise<Map<bigint, OutboxEntry>> {
  const ids = items.flatMap((item) => item.outboxEntryId ?? [])
  const entries = await transaction.outboxEntry.findMany({ where: { id: { in: ids } } })
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/** Failed looks count as tries as well, and come seconds apart: a short outage is no reason to give up. */
const leastPatience = 60 * 60 * 1000

function isGivenUp(entry: OutboxEntry | undefined, at: Date): boolean {
  if (!entry?.firstAttemptAt || at.getTime() - entry.firstAttemptAt.getTime() < leastPatience) return false
  return isSpent(entry.attempts + 1, entry.firstAttemptAt.getTime(), at.getTime())
}

/** An answer that was lost once says nothing of the ledger; one that is lost each time does. */
function dueAfter({ dependencies: { clock, random } }: Run, tries: number): Date {
  return new Date(tries === 0 ? clock.now() : nextAttemptAt(clock.now(), tries, random()))
}

async function giveUp(transaction: Transaction, run: Run, batch: LoadedBatch): Promise<void> {
  if (batch.items.length === 0) return
  const change = { state: 'FAILED', reason: { code: 'GAVE_UP', said: '' }, attemptedAt: now(run) } as const
  const subjects = await findSubjects(transaction, batch)
  const moves = subjects.map((subject) => ({ ...subject, ...change }))
  const events = await saveStatuses(transaction, run.target, moves)
  await settleItems(transaction, batch.items)
  publish(transaction, events)
}
