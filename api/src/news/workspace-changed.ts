import { Repeater } from 'graphql-yoga'
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

/** Everything that changes in the viewer's workspace, a burst at a time. */
export function workspaceChanges(context: Context): AsyncIterableIterator<Change[]> {
  const names: EventName[] = ['documentChanged', 'connectionChanged', 'reconciliationChanged']
  const { subscribe } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const all = Repeater.merge(names.map((name) => named(name, subscribe(name, workspaceId))))
  return new Repeater<Change[]>(async (push, stop) => {
    void stop.then(() => all.return())
    for await (const { name, news } of all) {
      const changed = await toChanges(context, name, news)
      if (changed.length > 0) await push(changed)
    }
    stop()
  })
}

async function toChanges(context: Context, name: EventName, news: News): Promise<Change[]> {
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

function named(
  name: EventName,
  items: AsyncIterableIterator<News>,
): AsyncIterableIterator<{ name: EventName; news: News }> {
  return new Repeater(async (push, stop) => {
    void stop.then(() => items.return?.())
    for await (const news of items) await push({ name, news })
    stop()
  })
}
