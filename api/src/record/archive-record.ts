import type { CollectionRecord } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findRecord } from './record.store.ts'

/** Puts a record away, or brings it back. */
export async function archiveRecord(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  { id: given, archived }: { id: string; archived: boolean },
): Promise<CollectionRecord | NotFound> {
  const record = await findRecord(prisma, workspaceId, localId('Record', given) ?? '')
  if (!record) return new NotFound('record')
  const archivedAt = archived ? (record.archivedAt ?? new Date(clock.now())) : null
  return prisma.collectionRecord.update({ where: { id: record.id }, data: { archivedAt } })
}
