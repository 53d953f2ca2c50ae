import { createHash } from 'node:crypto'
import type { Batch, BatchItem, BatchKind, BatchState, Prisma } from '@tieout/prisma'
import type { CallReport } from '../engine/ledger-answer.ts'
import type { Fact } from '../engine/facts.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { Warning } from '../engine/reason.ts'
import type { Transaction } from '../lib/transaction.ts'
import { type DueEntry, freezeEntries, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { json } from '../lib/json.ts'

/** What settling one row needs to know of what was sent. */
export interface SentRow {
  entry: DueEntry
  entityId: string
  version: number
  /** The number, link or marker that answers are matched by. */
  ledgerKey: string
  /** A document is looked up by its number, and known as ours by its mark. */
  number: string
  mark: string
  /** Hundredths. */
  total: bigint
  warnings: Warning[]
  /** What an update says: should its answer be lost, it is told from somebody else's edit by this. */
  content?: Fact[] | undefined
}

export type LoadedBatch = Batch & { items: BatchItem[] }

/**
 * Freezes one write: its bytes, hash and key stand in the database before the first byte leaves. Rows that changed
 * since they were planned are left out by answering undefined: plan again.
 */
export async function freezeBatch(
  run: Run,
  kind: BatchKind,
  write: EncodedWrite,
  rows: readonly SentRow[],
): Promise<LoadedBatch | undefined> {
  return fenced(run, async (transaction) => {
    const frozen = await freezeEntries(
      transaction,
      rows.map((row) => row.entry),
    )
    if (frozen.size < rows.length) {
      await unfreeze(transaction, frozen)
      return undefined
    }
    const id = run.dependencies.newId()
    return transaction.batch.create({
      data: {
        id,
        organisationId: run.target.organisationId,
        kind,
        operation: write.operation,
        payload: write.payload,
        payloadHash: hash(write.payload),
        idempotencyKey: hash(`${run.target.ledgerOrganisationId} ${id} ${write.payload}`),
        fence: run.fence,
        traceParents: [...new Set(rows.flatMap((row) => row.entry.traceParent ?? []))],
        priority: Math.min(...rows.map((row) => row.entry.priority)),
        createdAt: now(run),
        items: { create: rows.map(toItem) },
      },
      include: { items: true },
    })
  })
}

function toItem(row: SentRow, position: number) {
  const { entry, entityId, version, ledgerKey, number, mark, total, warnings, content } = row
  const sent = json({ total: `${total}`, number, mark, warnings, content })
  return { position, entityId, version, ledgerKey, sent, generation: entry.generation, outboxEntryId: entry.id }
}

async function unfreeze(transaction: Transaction, ids: ReadonlySet<bigint>): Promise<void> {
  await transaction.outboxEntry.updateMany({ where: { id: { in: [...ids] } }, data: { state: 'DUE' } })
}

/** Batches whose outcome is not settled: sent by someone who died, or waiting for their next try. */
export async function findUnsettled(run: Run): Promise<LoadedBatch[]> {
  return run.dependencies.prisma.batch.findMany({
    where: {
      organisationId: run.target.organisationId,
      state: { not: 'SETTLED' },
      id: { notIn: [...run.underWay] },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now(run) } }],
    },
    orderBy: { createdAt: 'asc' },
    take: 5,
    include: { items: { orderBy: { position: 'asc' } } },
  })
}

/** From here on the outcome is unknown until an answer is settled. */
export async function markSent(run: Run, batch: LoadedBatch): Promise<void> {
  const at = now(run)
  await fenced(run, (transaction) =>
    transaction.batch.update({
      where: { id: batch.id },
      data: { state: 'SENT', attempts: { increment: 1 }, firstSentAt: batch.firstSentAt ?? at, fence: run.fence },
    }),
  )
}

/** Back to what it was, to be tried again: `state` says whether its outcome is in doubt. */
export async function postponeBatch(
  transaction: Transaction,
  batch: LoadedBatch,
  later: { state: BatchState; nextAttemptAt: Date; firstSentAt?: Date | null; attempts?: number },
): Promise<void> {
  await transaction.batch.update({ where: { id: batch.id }, data: later })
}

export async function closeBatch(
  transaction: Transaction,
  batch: LoadedBatch,
  at: Date,
  report: CallReport | undefined,
): Promise<void> {
  const answer: Prisma.InputJsonObject | undefined = report
    ? json({
        operation: report.operation,
        status: report.status,
        requestId: report.requestId,
        durationMs: report.durationMs,
      })
    : undefined
  await transaction.batch.update({
    where: { id: batch.id },
    data: { state: 'SETTLED', settledAt: at, ...(answer ? { answer } : {}) },
  })
}

/** What was sent leaves the outbox, unless a newer generation came meanwhile. */
export async function settleItems(transaction: Transaction, items: readonly BatchItem[]): Promise<void> {
  await settleEntries(
    transaction,
    items.flatMap(({ outboxEntryId: id, generation }) => (id === null ? [] : [{ id, generation }])),
  )
}

/** Notes how rows of a batch ended. */
export async function closeItems(
  transaction: Transaction,
  items: readonly BatchItem[],
  outcome: 'synced' | 'failed' | 'absent',
): Promise<void> {
  const id = { in: items.map((item) => item.id) }
  await transaction.batchItem.updateMany({ where: { id }, data: { outcome } })
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
