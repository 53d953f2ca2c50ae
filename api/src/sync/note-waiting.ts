import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { LoadedBatch } from './batch.store.ts'
import { now, type Run } from './run.ts'
import { saveStatus, type Subject } from './status.store.ts'

/** Says on every row of a batch why it waits and until when; `isAttempt`: a try was made and counts. */
export async function noteWaiting(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  { reason, isAttempt }: { reason: Reason; isAttempt: boolean },
): Promise<void> {
  const nextAttemptAt = 'until' in reason ? new Date(reason.until) : undefined
  const rows = await findSubjects(transaction, batch)
  const events = []
  for (const row of rows)
    events.push(
      await saveStatus(transaction, { ...run.target, invoiceId: row.invoiceId }, row.subject, {
        state: 'PENDING',
        reason,
        ...(isAttempt ? { attemptedAt: now(run) } : {}),
        nextAttemptAt,
      }),
    )
  await publish(transaction, events)
}

/** Whose status each open row of a batch is, and which invoice shows it. */
export async function findSubjects(
  transaction: Transaction,
  batch: LoadedBatch,
): Promise<{ entityId: string; invoiceId: string; subject: Subject }[]> {
  const ids = batch.items.filter((item) => item.outcome === null).map((item) => item.entityId)
  if (batch.kind === 'INVOICES')
    return ids.map((entityId) => ({ entityId, invoiceId: entityId, subject: { documentId: entityId } }))
  const payments = await transaction.payment.findMany({
    where: { id: { in: ids } },
    select: { id: true, documentId: true },
  })
  return payments.map(({ id, documentId }) => ({ entityId: id, invoiceId: documentId, subject: { paymentId: id } }))
}
