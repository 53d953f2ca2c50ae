import { Repeater } from 'graphql-yoga'
import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import type { News } from '../events/event-target.ts'
import type { EventName } from '../events/events.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { changeKinds, toChanges, type Change } from './changes.ts'

const ChangeKindType = builder.enumType('WorkspaceChangeKind', {
  description: 'What changed. MISSED: something may have, while the server’s own line was down; read again.',
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
    subscribe: (_, __, context) => workspaceChanges(context),
    resolve: (changes) => changes,
  }),
)

/** Everything that changes in the viewer's workspace, a burst at a time. */
function workspaceChanges(context: Context): AsyncIterableIterator<Change[]> {
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
