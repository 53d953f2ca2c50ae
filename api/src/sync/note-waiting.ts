import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { LoadedBatch } from './batch.store.ts'
import { now, type Run } from './run.ts'
import { saveStatuses, type Subject } from './status.store.ts'

/** Says on every row of a batch why it waits and until when; `isAttempt`: a try was made and counts. */
export async function noteWaiting(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  { reason, isAttempt }: { reason: Reason; isAttempt: boolean },
): Promise<void> {
  const nextAttemptAt = 'until' in reason ? new Date(reason.until) : undefined
  const change = { state: 'PENDING', reason, nextAttemptAt, ...(isAttempt ? { attemptedAt: now(run) } : {}) } as const
  const subjects = await findSubjects(transaction, batch)
  const events = await saveStatuses(
    transaction,
    run.target,
    subjects.map((subject) => ({ ...subject, ...change })),
  )
  publish(transaction, events)
}

/** Whose status each open row of a batch is. */
export async function findSubjects(transaction: Transaction, batch: LoadedBatch): Promise<Subject[]> {
  const ids = batch.items.filter((item) => item.outcome === null).map((item) => item.entityId)
  if (batch.kind === 'DOCUMENTS') return ids.map((documentId) => ({ documentId }))
  const which = { where: { id: { in: ids } }, select: { id: true, documentId: true } }
  if (batch.kind === 'RECEIPTS') {
    const receipts = await transaction.receipt.findMany(which)
    return receipts.map(({ id, documentId }) => ({ receiptId: id, documentId }))
  }
  const payments = await transaction.payment.findMany(which)
  return payments.map(({ id, documentId }) => ({ paymentId: id, documentId }))
}
