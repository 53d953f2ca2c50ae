import type { Collection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findCollection } from './collection.store.ts'

/** Puts a collection away, or brings it back; its records stay as they are. */
export async function archiveCollection(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  { id: given, archived }: { id: string; archived: boolean },
): Promise<Collection | NotFound> {
  const collection = await findCollection(prisma, workspaceId, localId('Collection', given) ?? '')
  if (!collection) return new NotFound('collection')
  const archivedAt = archived ? (collection.archivedAt ?? new Date(clock.now())) : null
  return prisma.collection.update({ where: { id: collection.id }, data: { archivedAt } })
}
