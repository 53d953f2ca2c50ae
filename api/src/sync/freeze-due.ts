import type { OutboxKind } from '@tieout/prisma'
import type { LoadedBatch } from './batch.store.ts'
import type { DueEntry } from './outbox.store.ts'
import { freezeDocuments } from './push-documents.ts'
import { freezeAllocations, freezePayments } from './push-payments.ts'
import { freezeReceipt } from './push-receipt.ts'
import { inSpan } from '../telemetry/spans.ts'
import type { Run } from './run.ts'

/** Freezes what can go together of the due entries of one kind. Undefined: nothing was frozen this time; ask again. */
export function freezeDue(run: Run, kind: OutboxKind, due: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const parents = [...new Set(due.flatMap((entry) => entry.traceParent ?? []))]
  return inSpan('plan batch', { parents, attributes: { 'tieout.rows': due.length } }, () => freeze(run, kind, due))
}

function freeze(run: Run, kind: OutboxKind, due: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  switch (kind) {
    case 'PAYMENT':
      return freezePayments(run, due)
    case 'ALLOCATION':
      return freezeAllocations(run, due)
    case 'RECEIPT':
      return freezeReceipt(run, due)
    default:
      return freezeDocuments(run, due)
  }
}
