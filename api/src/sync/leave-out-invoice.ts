import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { saveStatuses } from './status.store.ts'

/** A person decides that an invoice that failed stays here: it asks for nothing more, and goes only when it is sent again. */
export async function leaveOutInvoice(
  { prisma, clock }: Dependencies,
  { workspaceId, name }: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | NotConnected | Conflict> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const now = new Date(clock.now())
  return inTransaction(prisma, async (transaction) => {
    const document = await transaction.document.findFirst({
      where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' },
      include: { syncs: { where: { organisationId } } },
    })
    if (!document) return new NotFound('invoice')
    const [sync] = document.syncs
    if (sync?.state !== 'FAILED' || sync.ledgerId !== null) return conflict('NOT_FAILED', { name: document.number })
    const reason = { code: 'LEFT_OUT', by: name } as const
    const move = { documentId: document.id, state: 'SKIPPED', reason } as const
    const events = await saveStatuses(transaction, { workspaceId, organisationId }, [move])
    await addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now, kind: 'SKIPPED', actor: name, detail: reason },
    ])
    await publish(transaction, events)
    return document
  })
}
