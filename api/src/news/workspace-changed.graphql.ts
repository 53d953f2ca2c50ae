import { builder } from '../builder.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { changeKinds, workspaceChanges, type Change } from './workspace-changed.ts'

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
