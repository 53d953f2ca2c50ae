import type { Reconciliation } from '@tieout/prisma'
import { isSpent, nextAttemptAt } from '../engine/retry.ts'
import { publish } from '../events/publish.ts'
import type { CallOutcome } from '../sync/call-ledger.ts'
import { fenced, now, type Run } from '../sync/run.ts'
import { changed, type Ending, endNow } from './end.ts'
import { holdOpen } from './reconciliation.store.ts'

type Failed = Extract<CallOutcome<unknown>, { ok: false }>

/** A call failed: the same step is taken again when it may succeed, or the run ends and says why. Always false. */
export async function waitOrEnd(run: Run, open: Reconciliation, failed: Failed): Promise<false> {
  const ending = endingOf(run, open, failed)
  const { clock, random } = run.dependencies
  const until = run.rest?.until ?? nextAttemptAt(clock.now(), open.attempts + 1, random())
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    const data = {
      nextAttemptAt: new Date(until),
      attempts: { increment: run.rest ? 0 : 1 },
      calls: { increment: wasMade(failed) ? 1 : 0 },
    }
    await transaction.reconciliation.update({ where: { id: open.id }, data })
    if (ending) await endNow(transaction, open, ending)
    publish(transaction, [changed(open)])
  })
  return false
}

function endingOf(run: Run, open: Reconciliation, { failure }: Failed): Ending | undefined {
  const at = now(run)
  if (run.isLost) return { state: 'SKIPPED', code: 'CONNECTION_NEEDS_YOU', at }
  if (failure.kind === 'rejected') return { state: 'FAILED', code: 'REFUSED', at }
  if (run.rest || !isSpent(open.attempts + 1, open.createdAt.getTime(), at.getTime())) return undefined
  return { state: 'FAILED', code: 'XERO_DOWN', at }
}

/** What a limit refused was no call. */
function wasMade(failed: Failed): boolean {
  return 'report' in failed && failed.failure.kind !== 'rateLimited'
}
