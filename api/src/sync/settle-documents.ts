import type { BatchItem } from '@tieout/prisma'
import type { CallReport, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import type { Warning } from '../engine/reason.ts'
import { toDecimal } from '../engine/money.ts'
import { settlePush, type Settlement } from '../engine/settle-push.ts'
import { publish } from '../events/publish.ts'
import { partition } from '../lib/partition.ts'
import { lookAgain } from './look-again.ts'
import { doubtReferenceData } from './doubt-reference-data.ts'
import { closeBatch, closeItems, type LoadedBatch, settleItems } from './batch.store.ts'
import { findRow } from './find-row.ts'
import { tellFollowers } from './follower.store.ts'
import { fenced, now, type Run } from './run.ts'
import { countJobs } from '../telemetry/meters.ts'
import { type Move, saveStatuses } from './status.store.ts'
import { addTimeline, type TimelineLine } from '../timeline/add-timeline.ts'

/** Writes what the ledger answered for each document; answers the rows that must be looked up before anyone decides. */
export async function settleDocuments(
  run: Run,
  batch: LoadedBatch,
  rows: readonly RowOutcome<LedgerDocument>[],
  report: CallReport,
): Promise<BatchItem[]> {
  const open = batch.items.filter((item) => item.outcome === null)
  const settled = open.map((item) => ({ item, settlement: settlePush(sentOf(item), findRow(item, open, rows)) }))
  return writeSettlements(run, batch, settled, report)
}

/** One transaction for the whole answer; the items that must be looked up stay open, and are answered. */
export async function writeSettlements(
  run: Run,
  batch: LoadedBatch,
  settled: readonly Settled[],
  report: CallReport | undefined,
): Promise<BatchItem[]> {
  const [toLook, done] = partition(settled, ({ settlement }) => settlement.kind === 'look')
  const [synced, failed] = partition(done, ({ settlement }) => 'ledger' in settlement)
  const saved = synced.flatMap(({ settlement }) => ('ledger' in settlement ? [settlement.ledger] : []))
  const told = done.map((one) => tell(run, batch, one))
  await fenced(run, async (transaction) => {
    const events = await saveStatuses(
      transaction,
      run.target,
      told.map(({ move }) => move),
    )
    await addTimeline(
      transaction,
      told.map(({ line }) => line),
    )
    await closeItems(transaction, synced.map(toItem), 'synced')
    await closeItems(transaction, failed.map(toItem), 'failed')
    await settleItems(transaction, done.map(toItem))
    await tellFollowers(
      transaction,
      run.target.organisationId,
      synced.map(({ item }) => item.entityId),
    )
    await doubtReferenceData(
      transaction,
      run,
      failed.map(({ settlement }) => settlement),
    )
    await lookAgain(transaction, run, batch, saved)
    if (toLook.length === 0) await closeBatch(transaction, batch, now(run), report)
    publish(transaction, events)
  })
  countJobs(
    'document',
    told.map(({ move }) => move),
  )
  return toLook.map(toItem)
}

interface Settled {
  item: BatchItem
  settlement: Settlement
}

function toItem({ item }: Settled): BatchItem {
  return item
}

/** What one row's settlement says: on its status, and in its history. */
function tell(run: Run, batch: LoadedBatch, { item, settlement }: Settled): { move: Move; line: TimelineLine } {
  const at = now(run)
  const { entityId: documentId, version: pushedVersion } = item
  const line = { workspaceId: run.target.workspaceId, documentId, at, batchId: batch.id }
  if (settlement.kind === 'linked') {
    // What was paid there before is news to us: the next look takes it in.
    const ledger = { ...settlement.ledger, updatedAt: new Date(0) }
    return {
      move: { documentId, state: 'SYNCED', attemptedAt: at, linkedAt: at, ledger, pushedVersion },
      line: { ...line, kind: 'LINKED' },
    }
  }
  if (settlement.kind !== 'synced') {
    const reason = settlement.kind === 'failed' ? settlement.reason : undefined
    return {
      move: { documentId, state: 'FAILED', reason, attemptedAt: at },
      line: { ...line, kind: 'REFUSED', detail: reason ?? {} },
    }
  }
  const { ledger, warnings } = settlement
  const kind = batch.operation.startsWith('create') ? 'CREATED_IN_LEDGER' : 'UPDATED_IN_LEDGER'
  const detail = { status: ledger.status, total: toDecimal(ledger.total), currency: ledger.currency }
  return {
    move: { documentId, state: 'SYNCED', warnings, attemptedAt: at, ledger, pushedVersion },
    line: { ...line, kind, detail },
  }
}

interface Sent {
  number: string
  mark: string
  total: bigint
  warnings: Warning[]
}

/** What was noted when the row was frozen. */
export function sentOf(item: BatchItem): Sent {
  const { number, mark, total, warnings } = item.sent as unknown as Omit<Sent, 'total'> & { total: string }
  return { number, mark, warnings, total: BigInt(total) }
}
