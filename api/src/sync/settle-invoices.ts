import type { BatchItem } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerInvoice } from '../engine/ledger-documents.ts'
import type { Warning } from '../engine/reason.ts'
import { toDecimal } from '../engine/money.ts'
import { settlePush, type Settlement } from '../engine/settle-push.ts'
import { publish } from '../events/publish.ts'
import type { Event } from '../events/events.ts'
import type { Transaction } from '../lib/transaction.ts'
import { lookAgain } from './look-again.ts'
import { doubtReferenceData } from './doubt-reference-data.ts'
import { closeBatch, type LoadedBatch } from './batch.store.ts'
import { releaseEntries, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { saveStatus } from './status.store.ts'
import { addTimeline, type TimelineLine } from '../timeline/add-timeline.ts'

/** Writes what the ledger answered for each invoice; answers the rows that must be looked up before anyone decides. */
export async function settleInvoices(
  run: Run,
  batch: LoadedBatch,
  rows: readonly RowOutcome<LedgerInvoice>[],
  report: CallReport,
): Promise<BatchItem[]> {
  const open = batch.items.filter((item) => item.outcome === null)
  const settled = open.map((item) => ({ item, settlement: settlePush(sentOf(item), findRow(item, open, rows)) }))
  return writeSettlements(run, batch, settled, report)
}

/** By our own key; a refused row may come back without it, and then its place in the answer tells. */
export function findRow<T>(
  item: BatchItem,
  open: readonly BatchItem[],
  rows: readonly RowOutcome<T>[],
): RowOutcome<T> | undefined {
  const byKey = rows.find((row) => row.key === item.ledgerKey)
  const inPlace = rows.length === open.length ? rows[open.indexOf(item)] : undefined
  return byKey ?? (inPlace?.key === undefined ? inPlace : undefined)
}

/** One transaction for the whole answer; the items that must be looked up stay open, and are answered. */
export async function writeSettlements(
  run: Run,
  batch: LoadedBatch,
  settled: readonly { item: BatchItem; settlement: Settlement }[],
  report: CallReport | undefined,
): Promise<BatchItem[]> {
  const done = settled.filter(({ settlement }) => settlement.kind !== 'look')
  const toLook = settled.filter(({ settlement }) => settlement.kind === 'look')
  await fenced(run, async (transaction) => {
    const events: Event[] = []
    for (const { item, settlement } of done) events.push(await writeOne(transaction, run, batch, { item, settlement }))
    await settleEntries(
      transaction,
      done.flatMap(({ item: { outboxEntryId: id, generation } }) => (id === null ? [] : [{ id, generation }])),
    )
    await releasePayments(transaction, run, done)
    await doubtReferenceData(
      transaction,
      run,
      done.map(({ settlement }) => settlement),
    )
    const saved = done.flatMap(({ settlement }) => (settlement.kind === 'synced' ? [settlement.ledger.ledgerId] : []))
    await lookAgain(transaction, run, batch, saved)
    if (toLook.length === 0) await closeBatch(transaction, batch, now(run), report)
    await publish(transaction, events)
  })
  return toLook.map(({ item }) => item)
}

async function writeOne(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  { item, settlement }: { item: BatchItem; settlement: Settlement },
): Promise<Event> {
  const at = now(run)
  const owner = { ...run.target, invoiceId: item.entityId }
  const subject = { documentId: item.entityId }
  const line = { workspaceId: run.target.workspaceId, documentId: item.entityId, at, batchId: batch.id }
  await transaction.batchItem.update({ where: { id: item.id }, data: { outcome: settlement.kind } })
  if (settlement.kind !== 'synced') {
    const reason = settlement.kind === 'failed' ? settlement.reason : undefined
    await addTimeline(transaction, [{ ...line, kind: 'REFUSED', detail: reason ?? {} }])
    return saveStatus(transaction, owner, subject, { state: 'FAILED', reason, attemptedAt: at })
  }
  const { ledger, warnings } = settlement
  await addTimeline(transaction, [{ ...line, ...told(batch, ledger) }])
  return saveStatus(transaction, owner, subject, {
    state: 'SYNCED',
    warnings,
    attemptedAt: at,
    ledger,
    pushedVersion: item.version,
  })
}

function told(batch: LoadedBatch, ledger: LedgerInvoice): Pick<TimelineLine, 'kind' | 'detail'> {
  const kind = batch.operation === 'createInvoices' ? 'CREATED_IN_LEDGER' : 'UPDATED_IN_LEDGER'
  return { kind, detail: { status: ledger.status, total: toDecimal(ledger.total), currency: ledger.currency } }
}

/** Payments wait for their invoice; now it is there. */
async function releasePayments(
  transaction: Transaction,
  run: Run,
  done: readonly { item: BatchItem; settlement: Settlement }[],
): Promise<void> {
  const invoices = done.filter(({ settlement }) => settlement.kind === 'synced').map(({ item }) => item.entityId)
  const payments = await transaction.payment.findMany({
    where: { documentId: { in: invoices }, origin: 'APP', ledgerPaymentId: null, reversedAt: null },
    select: { id: true },
  })
  const ids = payments.map((payment) => payment.id)
  await releaseEntries(transaction, run.target.organisationId, { kind: 'PAYMENT', entityIds: ids, now: now(run) })
}

/** What was noted when the row was frozen. */
export function sentOf(item: BatchItem): { number: string; url: string; total: bigint; warnings: Warning[] } {
  const { total, url, warnings } = item.sent as unknown as { total: string; url: string; warnings: Warning[] }
  return { number: item.ledgerKey, url, total: BigInt(total), warnings }
}
