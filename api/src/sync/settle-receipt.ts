import type { BatchItem } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerReceipt } from '../engine/ledger-documents.ts'
import { publish } from '../events/publish.ts'
import { countJobs } from '../telemetry/meters.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import { closeBatch, closeItems, type LoadedBatch, settleItems } from './batch.store.ts'
import { findRow } from './find-row.ts'
import { fenced, now, type Run } from './run.ts'
import { type Move, saveStatuses } from './status.store.ts'

/** Writes what the ledger answered for a receipt; answers it back when it must be looked up. */
export async function settleReceipt(
  run: Run,
  batch: LoadedBatch,
  rows: readonly RowOutcome<LedgerReceipt>[],
  report: CallReport | undefined,
): Promise<BatchItem[]> {
  const open = batch.items.filter((item) => item.outcome === null)
  const [item] = open
  const outcome = item && findRow(item, open, rows)
  if (!item || !outcome) return open
  const at = now(run)
  const { workspaceId } = run.target
  const done =
    'saved' in outcome
      ? ({ state: 'SYNCED' } as const)
      : ({ state: 'FAILED', reason: { code: 'REFUSED', refusals: outcome.refusals } } as const)
  await fenced(run, async (transaction) => {
    const { documentId, fileName } = await transaction.receipt.findUniqueOrThrow({ where: { id: item.entityId } })
    const subject = { documentId, receiptId: item.entityId, attemptedAt: at }
    const ledgerId = 'saved' in outcome ? { ledgerId: outcome.saved.ledgerReceiptId } : {}
    const move: Move = { ...subject, ...done, ...ledgerId }
    const kind = 'saved' in outcome ? 'RECEIPT_SENT' : 'REFUSED'
    const detail = move.reason ?? { fileName }
    await addTimeline(transaction, [{ workspaceId, documentId, at, kind, detail, batchId: batch.id }])
    const events = await saveStatuses(transaction, run.target, [move])
    await closeItems(transaction, [item], 'saved' in outcome ? 'synced' : 'failed')
    await settleItems(transaction, [item])
    await closeBatch(transaction, batch, at, report)
    publish(transaction, events)
  })
  countJobs('receipt', [done])
  return []
}
