import type { CreatedStatus, Document, DocumentKind } from '@tieout/prisma'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { queuePush } from '../sync/queue-push.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import type { DocumentContent } from './document-content.ts'
import { insertDocument } from './document.store.ts'

/** Where a document comes from that somebody composed, and where it goes. */
export interface Composition {
  kind: DocumentKind
  recordId: string
  /** The caller's: one document per record and key. */
  composeKey: string
  createdAs: CreatedStatus
  target: { workspaceId: string; organisationId: string; isWorking: boolean }
  now: Date
}

/** Writes a composed document, approved here, with the intent to send it, in the caller's transaction. */
export async function writeComposed(
  transaction: Transaction,
  { workspaceId, name: actor }: Viewer,
  content: DocumentContent,
  { kind, target, now, ...origin }: Composition,
): Promise<Document> {
  const { id: documentId } = await insertDocument(transaction, { workspaceId, kind }, content)
  const document = await transaction.document.update({
    where: { id: documentId },
    data: { ...origin, status: 'SENT', sentAt: now },
  })
  await addTimeline(transaction, [{ workspaceId, documentId, at: now, kind: 'COMPOSED', actor }])
  await queuePush(transaction, { ...target, documentIds: [documentId], now })
  publish(transaction, [{ name: 'documentChanged', workspaceId, documentId }])
  return document
}
