import { isSpent, nextAttemptAt } from '../engine/retry.ts'
import { publish } from '../events/publish.ts'
import { countJobs } from '../telemetry/meters.ts'
import { closeBatch, type LoadedBatch, settleItems } from './batch.store.ts'
import { findSubjects } from './note-waiting.ts'
import { fenced, now, type Run } from './run.ts'
import { saveStatuses } from './status.store.ts'

/** Waits for the next try, or, when the retry budget is spent, fails every row in words a person can act on (C23). */
export async function giveUpIfSpent(
  run: Run,
  batch: LoadedBatch,
  said: string,
  wait: (until: Date) => Promise<void>,
): Promise<void> {
  const { clock, random } = run.dependencies
  // While it may have arrived, it is looked for and never given up; and one failed try is no reason to.
  const mayGiveUp = batch.state === 'FROZEN' && batch.attempts > 0
  if (!mayGiveUp || !isSpent(batch.attempts + 1, batch.createdAt.getTime(), clock.now()))
    return wait(new Date(nextAttemptAt(clock.now(), batch.attempts + 1, random())))
  const change = { state: 'FAILED', reason: { code: 'GAVE_UP', said }, attemptedAt: now(run) } as const
  await fenced(run, async (transaction) => {
    const subjects = await findSubjects(transaction, batch)
    const events = await saveStatuses(
      transaction,
      run.target,
      subjects.map((subject) => ({ ...subject, ...change })),
    )
    await settleItems(transaction, batch.items)
    await closeBatch(transaction, batch, now(run), undefined)
    publish(transaction, events)
  })
  countJobs(
    typeOf[batch.kind],
    batch.items.map(() => change),
  )
}

const typeOf = { DOCUMENTS: 'document', PAYMENTS: 'payment', RECEIPTS: 'receipt' } as const
