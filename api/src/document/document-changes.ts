import type { DocumentKind } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { changes } from '../events/changes.ts'
import { localId } from '../lib/ids.ts'
import { namesOf } from './kinds.ts'

/** Ids of the documents of one kind that change, or of one of them. */
export function documentChanges(
  context: Context,
  kind: DocumentKind,
  { id: wanted, after }: { id?: string | null | undefined; after?: string | null | undefined },
): Promise<AsyncIterable<string>> {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  return changes(context, 'documentChanged', {
    after,
    only: wanted ? (localId(namesOf(kind).type, wanted) ?? 'none') : undefined,
    isWanted: async (id) => (await prisma.document.count({ where: { id, workspaceId, kind } })) > 0,
  })
}
