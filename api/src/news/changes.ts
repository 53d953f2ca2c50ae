import { viewerOf, type Context } from '../context.ts'
import { documentGlobalId } from '../document/kinds.ts'
import type { EventName } from '../events/events.ts'
import type { News } from '../events/event-target.ts'
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

/** What a piece of news says of the viewer's workspace. */
export async function toChanges(context: Context, name: EventName, news: News): Promise<Change[]> {
  // Whoever missed something reads again whatever it shows.
  if ('lostSince' in news) return [{ what: 'MISSED' }]
  if (name === 'connectionChanged')
    return news.changed.map((id) => ({ what: 'CONNECTION', id: globalId('Connection', id) }))
  if (name === 'reconciliationChanged')
    return news.changed.map((id) => ({ what: 'RECONCILIATION', id: globalId('Reconciliation', id) }))
  const documents = await findChangedDocuments(context.dependencies.prisma, viewerOf(context).workspaceId, news.changed)
  return documents.map(({ id, kind, number, state }) => ({
    what: 'DOCUMENT',
    id: documentGlobalId({ kind, id }),
    number,
    state,
  }))
}
