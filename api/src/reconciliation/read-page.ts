import type { Reconciliation } from '@tieout/prisma'
import type { CountedDocumentPage } from '../engine/ledger-documents.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { call, fenced, now, type Run } from '../sync/run.ts'
import { changed, endNow } from './end.ts'
import { holdOpen, saveReadings } from './reconciliation.store.ts'
import { waitOrEnd } from './wait-or-end.ts'

/** A list whose rows vanish while it is read is read anew, but not for ever. */
const mostRereads = 3

/** Reads the next page and keeps it. Only a list read to its end, with nothing missing, is compared. */
export async function readPage(run: Run, open: Reconciliation): Promise<boolean> {
  const startedAt = open.startedAt ?? now(run)
  const beganAt = open.nextPage === 1 ? now(run) : (open.caughtUpTo ?? startedAt)
  const { ledger } = run.dependencies
  const answer = await call(run, { isInteractive: false }, (access) => ledger.readAllInvoices(access, open.nextPage))
  if (!answer.ok) return waitOrEnd(run, open, answer)
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    const spent = { calls: { increment: 1 }, startedAt, attempts: 0, nextAttemptAt: null }
    await transaction.reconciliation.update({ where: { id: open.id }, data: { ...spent, caughtUpTo: beganAt } })
    await keep(transaction, run, open, answer.value)
    await publish(transaction, [changed(open)])
  })
  return true
}

async function keep(transaction: Transaction, run: Run, open: Reconciliation, page: CountedDocumentPage) {
  const where = { id: open.id }
  const { documents, more, count } = page
  await saveReadings(transaction, open.id, documents)
  const read = await transaction.reconciliationReading.count({ where: { reconciliationId: open.id } })
  const hasShrunk = open.expected !== null && count < open.expected
  if (hasShrunk || (!more && read < count)) return readAnew(transaction, run, open)
  const progress = { expected: count, read, nextPage: open.nextPage + 1 }
  if (more) await transaction.reconciliation.update({ where, data: { ...progress, state: 'READING' } })
  else await transaction.reconciliation.update({ where, data: { ...progress, state: 'COMPARING', readAt: now(run) } })
}

async function readAnew(transaction: Transaction, run: Run, open: Reconciliation): Promise<void> {
  if (open.rereads >= mostRereads)
    return endNow(transaction, open, { state: 'FAILED', code: 'KEPT_MOVING', at: now(run) })
  await transaction.reconciliationReading.deleteMany({ where: { reconciliationId: open.id } })
  await transaction.reconciliation.update({
    where: { id: open.id },
    data: { state: 'READING', nextPage: 1, expected: null, read: 0, rereads: { increment: 1 } },
  })
}
