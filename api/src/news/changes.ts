import { viewerOf, type Context } from '../context.ts'
import { documentGlobalId } from '../document/kinds.ts'
import type { Followed } from '../events/follow.ts'
import { globalId } from '../lib/ids.ts'
import { findChangedDocuments } from './changed.store.ts'

export const changeKinds = ['DOCUMENT', 'CONNECTION', 'RECONCILIATION', 'MISSED'] as const

/** One thing that changed in a workspace. */
export interface Change {
  what: (typeof changeKinds)[number]
  id?: string
  number?: string
  state?: 'NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED'
}

/** What a piece of news says of the viewer's workspace: documents, the connection, reconciliations. */
export async function toChanges(context: Context, news: Followed): Promise<Change[]> {
  // Whoever missed something reads again whatever it shows.
  if (news === 'missed') return [{ what: 'MISSED' }]
  const { workspaceId } = viewerOf(context)
  const { documentIds, connectionIds, reconciliationIds } = news
  const documents =
    documentIds.length > 0 ? await findChangedDocuments(context.dependencies.prisma, workspaceId, documentIds) : []
  return [
    ...documents.map(({ id, kind, number, state }) => ({
      what: 'DOCUMENT' as const,
      id: documentGlobalId({ kind, id }),
      number,
      state,
    })),
    ...connectionIds.map((id) => ({ what: 'CONNECTION' as const, id: globalId('Connection', id) })),
    ...reconciliationIds.map((id) => ({ what: 'RECONCILIATION' as const, id: globalId('Reconciliation', id) })),
  ]
}
