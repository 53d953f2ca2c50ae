import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../../connection/find-link.ts'
import type { Dependencies } from '../../dependencies.ts'
import { namesOf } from '../../document/kinds.ts'
import { publish } from '../../events/publish.ts'
import { inTransaction } from '../../lib/transaction.ts'
import { conflict } from '../../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../../problem/problem.ts'
import { addTimeline } from '../../timeline/add-timeline.ts'
import type { Viewer } from '../../workspace/session.ts'
import { forgetLink, isUnderWay, lockStatus, restoreLink, takeOutOfOutbox } from './link.store.ts'
import { enqueue, priorities } from '../outbox.store.ts'
import { queueFollowers } from '../queue-followers.ts'
import { saveStatuses } from '../status.store.ts'

/**
 * Takes away the link between a document and its record in the ledger, and nothing else: both stay as they are, and
 * neither follows the other any more (F105). It can be had back as long as nothing else was done.
 */
export async function unlinkDocument(
  { prisma, clock }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  kind: DocumentKind,
  id: string | undefined,
): Promise<Document | NotFound | NotConnected | Conflict> {
  const document = await prisma.document.findFirst({ where: { id: id ?? '', workspaceId, kind } })
  if (!document) return new NotFound(namesOf(kind).word)
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const { id: documentId, number: name } = document
  const refused = await inTransaction(prisma, async (transaction) => {
    const sync = await lockStatus(transaction, organisationId, documentId)
    if (!sync?.ledgerId) return conflict('NOT_LINKED', { name })
    if (await isUnderWay(transaction, organisationId, documentId)) return conflict('UNDER_WAY', { name })
    await takeOutOfOutbox(transaction, organisationId, documentId)
    await forgetLink(transaction, sync, { code: 'UNLINKED' })
    const at = new Date(clock.now())
    await addTimeline(transaction, [{ workspaceId, documentId, at, kind: 'UNLINKED', actor }])
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId: documentId }])
    return undefined
  })
  return refused ?? document
}

/** Gives back the link that was taken away last, as it was; what waited then is sent after all. */
export async function undoUnlink(
  { prisma, clock, wake }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  kind: DocumentKind,
  id: string | undefined,
): Promise<Document | NotFound | NotConnected | Conflict> {
  const document = await prisma.document.findFirst({ where: { id: id ?? '', workspaceId, kind } })
  if (!document) return new NotFound(namesOf(kind).word)
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const { id: documentId, number: name } = document
  const now = new Date(clock.now())
  const refused = await inTransaction(prisma, async (transaction) => {
    const sync = await lockStatus(transaction, organisationId, documentId)
    if (!sync?.unlinked || sync.ledgerId || sync.reasonCode !== 'UNLINKED') return conflict('NOTHING_TO_UNDO', { name })
    await restoreLink(transaction, sync)
    const waiting = await transaction.payment.findMany({
      where: {
        OR: [{ documentId }, { creditNoteId: documentId }],
        syncs: { some: { organisationId, reasonCode: 'UNLINKED' } },
      },
      select: { id: true, documentId: true, method: true },
    })
    await saveStatuses(
      transaction,
      { workspaceId, organisationId },
      waiting.map((one) => ({
        ...{ documentId: one.documentId, paymentId: one.id, state: 'PENDING', reason: { code: 'QUEUED' } },
      })),
    )
    await enqueue(
      transaction,
      { workspaceId, organisationId, now, priority: priorities.event },
      waiting.map(({ id, method }) => ({ kind: method === 'CREDIT' ? 'ALLOCATION' : 'PAYMENT', id })),
    )
    await queueFollowers(transaction, { workspaceId, organisationId, documentIds: [documentId], now })
    await addTimeline(transaction, [{ workspaceId, documentId, at: now, kind: 'LINKED', actor }])
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId: documentId }])
    return undefined
  })
  if (refused) return refused
  wake(organisationId)
  return document
}
