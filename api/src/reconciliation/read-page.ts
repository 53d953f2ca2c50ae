import type { LedgerForm, Reconciliation } from '@tieout/prisma'
import type { CountedDocumentPage } from '../engine/ledger-documents.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { call, fenced, now, type Run } from '../sync/run.ts'
import { changed, endNow } from './end.ts'
import { holdOpen, saveReadings } from './reconciliation.store.ts'
import { waitOrEnd } from './wait-or-end.ts'

/** A list whose rows vanish while it is read is read anew, but not for ever. */
const mostRereads = 3

/** Reads the next page and keeps it. Only lists read to their ends, with nothing missing, are compared. */
export async function readPage(run: Run, open: Reconciliation): Promise<boolean> {
  const startedAt = open.startedAt ?? now(run)
  const isFirst = open.formIndex === 0 && open.nextPage === 1
  const beganAt = isFirst ? now(run) : (open.caughtUpTo ?? startedAt)
  const { ledger } = run.dependencies
  const form = formOfPage(open)
  const answer = await call(run, { isInteractive: false }, (access) =>
    ledger.readAllDocuments(access, form, open.nextPage),
  )
  if (!answer.ok) return waitOrEnd(run, open, answer)
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    const spent = { calls: { increment: 1 }, startedAt, attempts: 0, nextAttemptAt: null }
    await transaction.reconciliation.update({ where: { id: open.id }, data: { ...spent, caughtUpTo: beganAt } })
    await keep(transaction, run, open, answer.value)
    publish(transaction, [changed(open)])
  })
  return true
}

async function keep(transaction: Transaction, run: Run, open: Reconciliation, page: CountedDocumentPage) {
  const { documents, more, count } = page
  const form = formOfPage(open)
  await saveReadings(transaction, open.id, documents)
  const readings = { reconciliationId: open.id }
  const readOfList = await transaction.reconciliationReading.count({ where: { ...readings, form } })
  const before = countsOf(open)[form]
  const hasShrunk = before !== undefined && count < before
  if (hasShrunk || (!more && readOfList < count)) return readAnew(transaction, run, open)
  const read = await transaction.reconciliationReading.count({ where: readings })
  const isLast = open.formIndex + 1 >= open.forms.length
  await transaction.reconciliation.update({
    where: { id: open.id },
    data: {
      ...{ ...counted(open, { [form]: count }), read, state: 'READING' },
      ...(more ? { nextPage: open.nextPage + 1 } : { nextPage: 1, formIndex: open.formIndex + 1 }),
      ...(!more && isLast ? { state: 'COMPARING', readAt: now(run) } : {}),
    },
  })
}

/** Only the list in hand: what was read of the others stands. */
async function readAnew(transaction: Transaction, run: Run, open: Reconciliation): Promise<void> {
  if (open.rereads >= mostRereads)
    return endNow(transaction, open, { state: 'FAILED', code: 'KEPT_MOVING', at: now(run) })
  const readings = { reconciliationId: open.id }
  const form = formOfPage(open)
  await transaction.reconciliationReading.deleteMany({ where: { ...readings, form } })
  const read = await transaction.reconciliationReading.count({ where: readings })
  await transaction.reconciliation.update({
    where: { id: open.id },
    data: { ...counted(open, { [form]: undefined }), state: 'READING', nextPage: 1, read, rereads: { increment: 1 } },
  })
}

function formOfPage({ forms, formIndex }: Reconciliation): LedgerForm {
  const form = forms[formIndex]
  if (!form) throw new Error('A reconciliation has no list left to read.')
  return form
}

type Counts = Partial<Record<LedgerForm, number | undefined>>

function countsOf({ formCounts }: Reconciliation): Counts {
  return formCounts as Counts
}

/** What the ledger said of each list, and of all that were begun together. */
function counted(open: Reconciliation, more: Counts): { formCounts: Record<string, number>; expected: number | null } {
  const known = Object.entries({ ...countsOf(open), ...more }).flatMap(([form, count]) =>
    count === undefined ? [] : [[form, count] as const],
  )
  const expected = known.length === 0 ? null : known.reduce((sum, [, count]) => sum + count, 0)
  return { formCounts: Object.fromEntries(known), expected }
}
