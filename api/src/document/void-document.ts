import type { Document, DocumentKind } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { Problem, NotFound, type Conflict } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { lockDocument, markVoided } from './document.store.ts'
import { followUp } from './follow-up.ts'
import { namesOf } from './kinds.ts'

/** Takes a document back. What the ledger holds of it is voided there as well. */
export async function voidDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  kind: DocumentKind,
  given: string,
): Promise<Document | NotFound | Conflict> {
  const voided = await inTransaction(dependencies.prisma, (transaction) =>
    takeBack(transaction, dependencies, viewer, { kind, id: localId(namesOf(kind).type, given) }),
  )
  if (voided instanceof Problem) return voided
  if (voided.organisationId) dependencies.wake(voided.organisationId)
  return voided.document
}

async function takeBack(
  transaction: Transaction,
  { clock }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  { kind, id }: { kind: DocumentKind; id: string | undefined },
): Promise<{ document: Document; organisationId: string | undefined } | NotFound | Conflict> {
  const { word } = namesOf(kind)
  const before = await lockDocument(transaction, workspaceId, kind, id)
  if (!before) return new NotFound(word)
  if (before.status === 'VOIDED') return conflict('INVOICE_VOIDED', { word })
  if (before.amountPaid !== 0n) return conflict('INVOICE_PAID', { word })

  const at = new Date(clock.now())
  const document = await markVoided(transaction, before, at)
  const documentId = document.id
  await addTimeline(transaction, [{ workspaceId, documentId, at, kind: 'VOIDED', actor }])
  const organisationId = await followUp(transaction, { workspaceId, documentId, now: at, what: 'void' })
  publish(transaction, [{ name: 'documentChanged', workspaceId, documentId }])
  return { document, organisationId }
}
