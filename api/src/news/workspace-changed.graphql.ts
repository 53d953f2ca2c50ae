import { Repeater } from 'graphql-yoga'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { followNews, heardBefore } from '../events/changes.ts'
import { writeCursor } from '../events/cursor.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { changeKinds, toChanges, type Change } from './changes.ts'

const ChangeKindType = builder.enumType('WorkspaceChangeKind', {
  description: 'What changed. MISSED: something may have that is not kept any more; read again.',
  values: changeKinds,
})

const ChangeType = builder.objectRef<Change>('WorkspaceChange').implement({
  description: 'One thing that changed. It carries what an announcement needs; ask for the rest by its id.',
  fields: (t) => ({
    what: t.expose('what', { type: ChangeKindType, description: 'What kind of thing.' }),
    id: t.id({ nullable: true, description: 'Its id; null of MISSED.', resolve: ({ id }) => id }),
    number: t.string({ nullable: true, description: 'Of a document.', resolve: ({ number }) => number }),
    state: t.field({
      type: SyncStateType,
      nullable: true,
      description: 'Where a document stands with Xero now.',
      resolve: ({ state }) => state,
    }),
  }),
})

builder.subscriptionField('workspaceChanged', (t) =>
  t.field({
    type: [ChangeType],
    description:
      'Everything that changes in the workspace, over one line: documents of every kind, the connection, reconciliations. A burst comes as one list.',
    args: { after: t.arg.string() },
    subscribe: (_, { after }, context) => workspaceChanges(context, after),
    resolve: (changes) => changes,
  }),
)

/** Everything that changes in the viewer's workspace, a burst at a time. */
function workspaceChanges(context: Context, after: string | null | undefined): AsyncIterableIterator<Change[]> {
  const news = followNews(context, heardBefore(context, after))
  return new Repeater<Change[]>(async (push, stop) => {
    void stop.then(() => news.return?.())
    for await (const piece of news) {
      const changed = await toChanges(context, piece)
      if (piece !== 'missed') context.cursor = writeCursor({ position: piece.position })
      if (changed.length > 0) await push(changed)
    }
    stop()
  })
}
