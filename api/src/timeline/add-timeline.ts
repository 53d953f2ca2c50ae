import type { Transaction } from '../lib/transaction.ts'
import { json } from '../lib/json.ts'
import { raiseTimeline } from '../outgoing-webhook/raise.ts'

export type TimelineKind =
  | 'CREATED'
  | 'COMPOSED'
  | 'EDITED'
  | 'SENT'
  | 'QUEUED'
  | 'ATTEMPTED'
  | 'CONTACT_CREATED'
  | 'CONTACT_MATCHED'
  | 'CREATED_IN_LEDGER'
  | 'UPDATED_IN_LEDGER'
  | 'LINKED'
  | 'REFUSED'
  | 'WAITING'
  | 'SKIPPED'
  | 'PAYMENT_RECEIVED'
  | 'PAYMENT_RECORDED'
  | 'PAYMENT_SENT'
  | 'PAYMENT_REVERSED'
  | 'PAYMENT_TAKEN_BACK'
  | 'PAYMENT_REMOVED'
  | 'PAYMENT_MATCHED'
  | 'PAID'
  | 'VOIDED'
  | 'VOIDED_IN_LEDGER'
  | 'CHANGED_IN_LEDGER'
  | 'KEPT_THEIRS'
  | 'PUSHED_OURS'
  | 'UNLINKED'
  | 'APPROVED'
  | 'CREDIT_USED'
  | 'CREDIT_SENT'
  | 'CREDIT_RECEIVED'
  | 'CREDIT_TAKEN_BACK'
  | 'CREDIT_REMOVED'
  | 'RECEIPT_ADDED'
  | 'RECEIPT_SENT'

/** One line of a document's history. `detail` holds the facts its words need; amounts as decimal strings. */
export interface TimelineLine {
  workspaceId: string
  documentId: string
  at: Date
  kind: TimelineKind
  actor?: string | undefined
  detail?: object
  batchId?: string | undefined
}

export async function addTimeline(transaction: Transaction, lines: readonly TimelineLine[]): Promise<void> {
  if (lines.length === 0) return
  await transaction.timelineEntry.createMany({
    data: lines.map(({ detail, ...line }) => ({ ...line, detail: json(detail ?? {}) })),
  })
  await raiseTimeline(transaction, lines)
}
