import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../../connection/find-link.ts'
import type { Dependencies } from '../../dependencies.ts'
import { publish } from '../../events/publish.ts'
import { documentGlobalId, namesOf } from '../../document/kinds.ts'
import { voidDocument } from '../../document/void-document.ts'
import { inTransaction } from '../../lib/transaction.ts'
import { conflict } from '../../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../../problem/problem.ts'
import { addTimeline } from '../../timeline/add-timeline.ts'
import type { Viewer } from '../../workspace/session.ts'
import { forgetLink, isUnderWay, lockStatus, takeOutOfOutbox } from '../link/link.store.ts'
import { queuePush } from '../queue-push.ts'
import { markKept, markOverruled } from './drift.store.ts'

type Answer = Document | NotFound | NotConnected | Conflict

/** Which edit in the ledger a person decides about: the document, and when the edit they saw was found. */
export interface Choice {
  kind: DocumentKind
  documentId: string | undefined
  changedAt: Date | undefined
}

/**
 * Leaves what somebody did in the ledger as it is (rule C18): an edit is asked about no more until it changes again or we
 * would overwrite it; a document that was voided or deleted there is voided here as well.
 */
export async function keepTheirs(dependencies: Dependencies, viewer: Viewer, choice: Choice): Promise<Answer> {
  const found = await find(dependencies, viewer, choice)
  if (!('link' in found)) return found
  const { document, link } = found
  const { id: documentId, version, number: name } = document
  const { organisationId } = link.target
  const { prisma, clock } = dependencies
  const at = new Date(clock.now())
  const kept = await inTransaction(prisma, async (transaction) => {
    const sync = await lockStatus(transaction, organisationId, documentId)
    if (isGone(sync)) return 'gone'
    if (!sync?.agreedDocument || !sync.changedThereAt) return conflict('NOTHING_TO_DECIDE', { name })
    if (isOther(choice, sync.changedThereAt)) return conflict('CHANGED_AGAIN', { name })
    if (await isUnderWay(transaction, organisationId, documentId)) return conflict('UNDER_WAY', { name })
    await takeOutOfOutbox(transaction, organisationId, documentId, document.kind)
    await markKept(transaction, sync.id, { at, version })
    await addTimeline(transaction, [{ ...lineOf(viewer, documentId, at), kind: 'KEPT_THEIRS' }])
    publish(transaction, [{ name: 'documentChanged', workspaceId: viewer.workspaceId, documentId }])
    return undefined
  })
  if (kept === 'gone') return voidDocument(dependencies, viewer, document.kind, documentGlobalId(document))
  return kept ?? document
}

/**
 * Sends ours over what somebody did in the ledger, because a person saw both and said so. One that was voided or
 * deleted there is sent anew: what is void there stays void.
 */
export async function pushOurs(dependencies: Dependencies, viewer: Viewer, choice: Choice): Promise<Answer> {
  const found = await find(dependencies, viewer, choice)
  if (!('link' in found)) return found
  const { document, link } = found
  const { id: documentId, number: name } = document
  const { organisationId } = link.target
  const { workspaceId } = viewer
  const { prisma, clock, wake } = dependencies
  const now = new Date(clock.now())
  const refused = await inTransaction(prisma, async (transaction) => {
    const sync = await lockStatus(transaction, organisationId, documentId)
    if (document.status === 'VOIDED') return conflict('INVOICE_VOIDED', { word: namesOf(document.kind).word })
    if (!sync || !(isGone(sync) || sync.agreedDocument)) return conflict('NOTHING_TO_DECIDE', { name })
    if (sync.changedThereAt && isOther(choice, sync.changedThereAt)) return conflict('CHANGED_AGAIN', { name })
    if (await isUnderWay(transaction, organisationId, documentId)) return conflict('UNDER_WAY', { name })
    if (isGone(sync)) await forgetLink(transaction, sync, { code: 'QUEUED' })
    else await markOverruled(transaction, sync.id)
    await addTimeline(transaction, [{ ...lineOf(viewer, documentId, now), kind: 'PUSHED_OURS' }])
    const { isWorking } = link
    await queuePush(transaction, { workspaceId, organisationId, documentIds: [documentId], now, isWorking })
    return undefined
  })
  if (refused) return refused
  wake(organisationId)
  return document
}

async function find({ prisma }: Dependencies, { workspaceId }: Viewer, { kind, documentId }: Choice) {
  const document = await prisma.document.findFirst({ where: { id: documentId ?? '', workspaceId, kind } })
  if (!document) return new NotFound(namesOf(kind).word)
  const link = await findLink(prisma, workspaceId)
  return link ? { document, link } : new NotConnected()
}

function lineOf({ workspaceId, name: actor }: Viewer, documentId: string, at: Date) {
  return { workspaceId, documentId, at, actor }
}

function isGone(sync: { ledgerStatus: string | null } | null): boolean {
  return sync?.ledgerStatus === 'VOIDED' || sync?.ledgerStatus === 'DELETED'
}

/** What they saw is not what stands there now. */
function isOther({ changedAt }: Choice, changedThereAt: Date): boolean {
  return changedAt !== undefined && changedAt.getTime() !== changedThereAt.getTime()
}
