import type { Transaction } from '../lib/transaction.ts'
import type { Viewer } from '../workspace/session.ts'
import { addTimeline, type TimelineKind } from './timeline.store.ts'

/** Adds what a person or an API key did to a document's history. */
export function noteOnTimeline(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
  kind: TimelineKind,
  at: Date,
  detail: object = {},
): Promise<void> {
  return addTimeline(transaction, [
    { workspaceId: viewer.workspaceId, documentId, at, kind, actor: viewer.name, detail },
  ])
}
