import type { CollectionRecord } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected, NotFound } from '../problem/problem.ts'
import { findRecord } from '../record/find-record.ts'
import type { Viewer } from '../workspace/session.ts'
import { findOwnLink, removeLink } from './record-link.store.ts'

/** Takes only the tie away; what it was tied to stays in the ledger (F105). One of other books rests until they are back. */
export async function unlinkFromRecord(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  { linkId }: { linkId: string },
): Promise<CollectionRecord | NotFound | NotConnected> {
  const connected = await findLink(prisma, workspaceId)
  if (!connected) return new NotConnected()
  const { organisationId, connectionId } = connected.target
  return inTransaction(prisma, async (transaction) => {
    const link = await findOwnLink(transaction, workspaceId, localId('RecordLink', linkId) ?? '')
    if (!link || link.organisationId !== organisationId) return new NotFound('link')
    await removeLink(transaction, link.id)
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return (await findRecord(transaction, workspaceId, link.recordId)) ?? new NotFound('record')
  })
}
