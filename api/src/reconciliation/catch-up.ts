import type { Reconciliation } from '@tieout/prisma'
import { publish } from '../events/publish.ts'
import { call, fenced, now, type Run } from '../sync/run.ts'
import { changed } from './end.ts'
import { holdOpen, saveReadings } from './reconciliation.store.ts'
import { waitOrEnd } from './wait-or-end.ts'

/** The ledger's clock and ours need not agree, and its dates are whole seconds. */
export const overlapMs = 2 * 60_000

/**
 * Reads again what changed since it was read, then compares from the beginning: a verdict is of one moment, not of several.
 * What is compared costs no call; what is read again costs one per thousand changes.
 */
export async function catchUp(run: Run, open: Reconciliation): Promise<boolean> {
  const { ledger } = run.dependencies
  const at = now(run)
  const since = new Date((open.caughtUpTo ?? open.createdAt).getTime() - overlapMs)
  for (let page = 1; ; page++) {
    const answer = await call(run, { isInteractive: false }, (access) =>
      ledger.readDocumentsChangedSince(access, 'INVOICE', since, page),
    )
    if (!answer.ok) return waitOrEnd(run, open, answer)
    await fenced(run, async (transaction) => {
      if (!(await holdOpen(transaction, open.id))) return
      // Bills lie with invoices, and are none of this.
      const sales = answer.value.documents.filter(({ form }) => form === 'INVOICE')
      await saveReadings(transaction, open.id, sales)
      await transaction.reconciliation.update({ where: { id: open.id }, data: { calls: { increment: 1 } } })
    })
    if (!answer.value.more) break
  }
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    await transaction.finding.deleteMany({ where: { reconciliationId: open.id } })
    await transaction.reconciliation.update({
      where: { id: open.id },
      data: {
        ...{ caughtUpTo: at, readAt: at, recompares: { increment: 1 }, attempts: 0, nextAttemptAt: null },
        ...{ thereTo: '', hereTo: '', compared: 0, totals: [], issuedFrom: null, issuedTo: null },
      },
    })
    await publish(transaction, [changed(open)])
  })
  return true
}
