import { judgeDrift, type Drift } from '../../engine/drift.ts'
import { factsOfOurs, type Fact } from '../../engine/facts.ts'
import type { LedgerDocument } from '../../engine/ledger-documents.ts'
import type { Transaction } from '../../lib/transaction.ts'
import { loadBooks } from '../books.store.ts'
import { loadPushDocuments } from '../document.store.ts'
import { fromStored } from '../held.ts'
import { toPushDocument } from '../push-document.ts'
import type { Run } from '../run.ts'

/** A status as it stands beside what the ledger shows now. */
export interface Seen {
  documentId: string
  ledgerDocument: unknown
  agreedDocument: unknown
}

/**
 * Whether somebody edited an invoice in the ledger since it was last seen (rule C18). `inDoubt`: a write of ours is
 * under way or its answer was lost, so that nobody can tell yet whose edit it is; it is looked at again when that is settled.
 */
export async function seeDrift(
  transaction: Transaction,
  run: Run,
  seen: Seen,
  theirs: LedgerDocument,
): Promise<Drift | 'inDoubt'> {
  const held = fromStored(seen.ledgerDocument)
  if (!held) return 'same'
  const agreed = fromStored(seen.agreedDocument)
  const atFirstSight = judgeDrift({ held, agreed, ours: [] }, theirs)
  if (atFirstSight !== 'changed') return atFirstSight
  const { organisationId } = run.target
  const sent = await findLastSent(transaction, organisationId, seen.documentId)
  if (sent.inDoubt) return 'inDoubt'
  const [document] = await loadPushDocuments(transaction, organisationId, [seen.documentId])
  if (!document) return 'same'
  const books = await loadBooks(transaction, organisationId)
  const ours = factsOfOurs(toPushDocument(document, run.dependencies.webUrl), books, theirs.form)
  return judgeDrift({ held, agreed, ours: [ours, ...(sent.content ? [sent.content] : [])] }, theirs)
}

/** What the last write of a document carried, and whether its outcome is unknown. */
async function findLastSent(transaction: Transaction, organisationId: string, entityId: string) {
  const [last] = await transaction.batchItem.findMany({
    where: { entityId, batch: { organisationId } },
    orderBy: { batch: { createdAt: 'desc' } },
    take: 1,
    include: { batch: { select: { state: true } } },
  })
  if (!last) return { inDoubt: false, content: undefined }
  const { content } = last.sent as { content?: Fact[] }
  return { inDoubt: last.outcome === null && last.batch.state !== 'SETTLED', content }
}
