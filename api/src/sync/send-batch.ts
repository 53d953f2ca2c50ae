import type { BatchItem } from '@tieout/prisma'
import type { CallReport, LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { Wait } from '../engine/budget.ts'
import type { Reason } from '../engine/reason.ts'
import { restAfter } from '../engine/rest-after.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { nextAttemptAt } from '../engine/retry.ts'
import { closeBatch, type LoadedBatch, markSent, postponeBatch } from './batch.store.ts'
import { giveUpIfSpent } from './give-up.ts'
import { lookFirst } from './look-first.ts'
import { returnEntries } from './outbox.store.ts'
import { reasonOf } from './rest.ts'
import { call, fenced, now, type Run } from './run.ts'
import { settleDocuments } from './settle-documents.ts'
import { settlePayments } from './settle-payments.ts'
import { settleReceipt } from './settle-receipt.ts'
import { noteWaiting } from './note-waiting.ts'
import { inSpan } from '../telemetry/spans.ts'
import type { CallOutcome } from './call-ledger.ts'

/**
 * Sends one frozen batch and settles what came of it. An outcome in doubt is replayed with the same bytes under the
 * same key while the ledger remembers it; after that nothing is sent again before it was looked up.
 */
export function sendBatch(run: Run, batch: LoadedBatch): Promise<void> {
  const attributes = { 'tieout.batch': batch.id, 'tieout.rows': batch.items.length, 'tieout.attempts': batch.attempts }
  return inSpan('send batch', { parents: batch.traceParents, attributes }, () => sendWithin(run, batch))
}

async function sendWithin(run: Run, batch: LoadedBatch): Promise<void> {
  const { ledger } = run.dependencies
  if (isPastReplay(run, batch)) return lookFirst(run, batch)
  const write = { operation: batch.operation, payload: batch.payload } as EncodedWrite
  const key = batch.idempotencyKey
  switch (batch.kind) {
    case 'DOCUMENTS':
      return deliver(run, batch, (access) => ledger.writeDocuments(access, write, key), settleDocuments)
    case 'PAYMENTS':
      return deliver(run, batch, (access) => ledger.writePayments(access, write, key), settlePayments)
    case 'RECEIPTS': {
      const content = await readContent(run, batch)
      return deliver(run, batch, (access) => ledger.writeReceipt(access, write, content, key), settleReceipt)
    }
  }
}

type Send<T> = (access: LedgerAccess) => Promise<LedgerAnswer<RowOutcome<T>[]>>
type Settle<T> = (run: Run, batch: LoadedBatch, rows: RowOutcome<T>[], report: CallReport) => Promise<BatchItem[]>

async function deliver<T>(run: Run, batch: LoadedBatch, send: Send<T>, settle: Settle<T>): Promise<void> {
  const options = { isInteractive: batch.priority === 0, beforeSend: () => markSent(run, batch) }
  const outcome = await call(run, options, send)
  return settleAnswer(run, batch, outcome, (rows, report) => settle(run, batch, rows, report))
}

/** A receipt never changes, so its bytes are as good as frozen. */
async function readContent(run: Run, batch: LoadedBatch): Promise<Uint8Array> {
  const receiptId = batch.items[0]?.entityId ?? ''
  const { bytes } = await run.dependencies.prisma.receiptContent.findUniqueOrThrow({ where: { receiptId } })
  return bytes
}

function isPastReplay(run: Run, batch: LoadedBatch): boolean {
  if (batch.state !== 'SENT' || !batch.firstSentAt) return false
  return run.dependencies.clock.now() - batch.firstSentAt.getTime() >= run.dependencies.ledger.replayWindowMs
}

async function settleAnswer<T>(
  run: Run,
  batch: LoadedBatch,
  outcome: CallOutcome<RowOutcome<T>[]>,
  settleRows: (rows: RowOutcome<T>[], report: CallReport) => Promise<BatchItem[]>,
): Promise<void> {
  if (outcome.ok) {
    const toLook = await settleRows(outcome.value, outcome.report)
    const taken = new Set(
      outcome.value.flatMap((row) => (isNumberTaken(row) && row.key !== undefined ? [row.key] : [])),
    )
    if (toLook.length > 0) await lookFirst(run, { ...batch, state: 'SENT', items: toLook }, taken)
    return
  }
  const { failure } = outcome
  switch (failure.kind) {
    case 'rejected':
      return splitBatch(run, batch, async () => {
        await settleRows([{ key: undefined, refusals: failure.refusals }], reportOf(outcome))
      })
    case 'keyReused':
      return lookFirst(run, batch)
    case 'unknownOutcome':
      return waitInDoubt(run, batch, failure.said)
    case 'unavailable':
      return giveUpIfSpent(run, batch, failure.said, (until) => waitForLedger(run, batch, failure.said, until))
    case 'rateLimited':
    case 'tokenExpired':
    case 'needsReconnecting':
    case 'wait':
    case 'noAccess':
      return waitUndone(run, batch, restAfter(failure, run.dependencies.clock.now()), { code: 'CONNECTION_NEEDS_YOU' })
    case 'paused':
      return waitUndone(run, batch, undefined, { code: 'QUEUED' })
  }
}

function isNumberTaken(row: RowOutcome<unknown>): boolean {
  return 'refusals' in row && row.refusals.some((refusal) => refusal.code === 'DUPLICATE_NUMBER')
}

function reportOf(outcome: CallOutcome<unknown>): CallReport {
  const nothing = { minuteLeft: undefined, dayLeft: undefined, appMinuteLeft: undefined }
  return 'report' in outcome
    ? outcome.report
    : { operation: '', status: 400, requestId: undefined, durationMs: 0, limits: nothing }
}

/** The whole request was refused and nothing saved: halve it until the guilty row is alone, and only that one fails. */
async function splitBatch(run: Run, batch: LoadedBatch, settleOne: () => Promise<void>): Promise<void> {
  const open = batch.items.filter((item) => item.outcome === null)
  if (open.length === 1) return settleOne()
  const ids = open.flatMap((item) => item.outboxEntryId ?? [])
  const at = now(run)
  await fenced(run, async (transaction) => {
    await returnEntries(transaction, ids, { dueAt: at, attempted: undefined, batchLimit: Math.ceil(open.length / 2) })
    await closeBatch(transaction, batch, at, undefined)
  })
}

async function waitInDoubt(run: Run, batch: LoadedBatch, said: string): Promise<void> {
  const { clock, random, log } = run.dependencies
  log.warn({ batchId: batch.id, said }, 'the outcome of a write is unknown')
  const until = new Date(nextAttemptAt(clock.now(), batch.attempts + 1, random()))
  await fenced(run, async (transaction) => {
    // When it was first sent stands since before the call: the answer may have taken a minute to be lost.
    await postponeBatch(transaction, batch, { state: 'SENT', nextAttemptAt: until })
    const reason = { code: 'OUTCOME_UNKNOWN', until: until.toISOString() } as const
    await noteWaiting(transaction, run, batch, { reason, isAttempt: true })
  })
}

/** Not done, and no try was burnt: the batch goes on as it is when the ledger may be called again. */
async function waitUndone(run: Run, batch: LoadedBatch, rest: Wait | undefined, otherwise: Reason): Promise<void> {
  const { state, firstSentAt, attempts } = batch
  const nextAttemptAt = new Date(rest?.until ?? run.dependencies.clock.now())
  await fenced(run, async (transaction) => {
    await postponeBatch(transaction, batch, { state, nextAttemptAt, firstSentAt, attempts })
    const reason = rest ? reasonOf(rest) : otherwise
    await noteWaiting(transaction, run, batch, { reason, isAttempt: false })
  })
}

/** Known not to have been done, because the ledger could not be reached. */
async function waitForLedger(run: Run, batch: LoadedBatch, said: string, until: Date): Promise<void> {
  const { state, firstSentAt } = batch
  await fenced(run, async (transaction) => {
    await postponeBatch(transaction, batch, { state, nextAttemptAt: until, firstSentAt })
    const reason = { code: 'XERO_DOWN', said, until: until.toISOString() } as const
    await noteWaiting(transaction, run, batch, { reason, isAttempt: true })
  })
}
