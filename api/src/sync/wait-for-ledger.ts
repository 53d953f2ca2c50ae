import { type DueEntry, returnEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'

const moment = 5_000

/** The ledger could not be asked: unless the whole organisation rests, these alone wait a moment. */
export async function waitForLedger(run: Run, entries: readonly DueEntry[]): Promise<void> {
  if (run.rest || run.isLost) return
  const dueAt = new Date(run.dependencies.clock.now() + moment)
  await fenced(run, (transaction) =>
    returnEntries(
      transaction,
      entries.map((entry) => entry.id),
      { dueAt, attempted: now(run) },
    ),
  )
}
