import type { LedgerForm, Reconciliation } from '@tieout/prisma'
import { publish } from '../events/publish.ts'
import type { CallOutcome } from '../sync/call-ledger.ts'
import { call, fenced, now, type Run } from '../sync/run.ts'
import { changed } from './end.ts'
import { clearAnswers, holdOpen, saveReadings } from './reconciliation.store.ts'
import { waitOrEnd } from './wait-or-end.ts'

/** The ledger's clock and ours need not agree, and its dates are whole seconds. */
export const overlapMs = 2 * 60_000

/**
 * Reads again what changed since it was read, then compares from the beginning: a verdict is of one moment, not of several.
 * What is compared costs no call; what is read again costs one per list and thousand changes.
 */
export async function catchUp(run: Run, open: Reconciliation): Promise<boolean> {
  const at = now(run)
  const since = new Date((open.caughtUpTo ?? open.createdAt).getTime() - overlapMs)
  for (const form of changesToRead(open.forms)) {
    const failed = await readChanges(run, open, form, since)
    if (failed) return waitOrEnd(run, open, failed)
  }
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    await transaction.finding.deleteMany({ where: { reconciliationId: open.id } })
    await clearAnswers(transaction, open.id)
    await transaction.reconciliation.update({
      where: { id: open.id },
      data: {
        ...{ caughtUpTo: at, readAt: at, recompares: { increment: 1 }, attempts: 0, nextAttemptAt: null },
        ...{ thereTo: '', hereTo: '', compared: 0, totals: [], issuedFrom: null, issuedTo: null },
      },
    })
    publish(transaction, [changed(open)])
  })
  return true
}

/** The ledger tells the changes of invoices and bills as one. */
function changesToRead(forms: readonly LedgerForm[]): LedgerForm[] {
  return forms.filter((form) => form !== 'BILL' || !forms.includes('INVOICE'))
}

async function readChanges(
  run: Run,
  open: Reconciliation,
  form: LedgerForm,
  since: Date,
): Promise<Extract<CallOutcome<unknown>, { ok: false }> | undefined> {
  const { ledger } = run.dependencies
  for (let page = 1; ; page++) {
    const answer = await call(run, { isInteractive: false }, (access) =>
      ledger.readDocumentsChangedSince(access, form, since, page),
    )
    if (!answer.ok) return answer
    await fenced(run, async (transaction) => {
      if (!(await holdOpen(transaction, open.id))) return
      await saveReadings(
        transaction,
        open.id,
        answer.value.documents.filter((document) => open.forms.includes(document.form)),
      )
      await transaction.reconciliation.update({ where: { id: open.id }, data: { calls: { increment: 1 } } })
    })
    if (!answer.value.more) return undefined
  }
}
