import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { conflict } from '../problem/conflicts.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { ViewerType } from '../workspace/viewer.graphql.ts'
import { saveView, type ViewInput } from './save-view.ts'
import { findViews, removeView, saveSingleKeys, whereViews } from './saved-view.store.ts'

const ListNameType = builder.enumType('ListName', {
  description: 'A list that views are saved of.',
  values: {
    INVOICES: { description: 'Sales invoices.' },
    BILLS: { description: 'Bills from suppliers.' },
    EXPENSES: { description: 'Expenses.' },
    CREDIT_NOTES: { description: 'Credit notes.' },
  } as const,
})

const SavedViewNode = builder.prismaNode('SavedView', {
  id: { field: 'id' },
  nullable: true,
  description: 'A list’s filters and order under a name.',
  findUnique: (id, { viewer }) => ({ ...whereViews(viewer), id }),
  fields: (t) => ({
    list: t.expose('list', { type: ListNameType, description: 'Which list.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    query: t.exposeString('query', {
      description: 'Its filters and order, as they stand in the address of the list after the question mark.',
    }),
    shared: t.boolean({
      description: 'Everybody in the workspace sees it; otherwise the viewer alone.',
      resolve: ({ userId }) => userId === null,
    }),
  }),
})

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'What to keep, and under which name.',
  fields: (t) => ({
    list: t.field({ type: ListNameType, required: true, description: 'Of which list it is.' }),
    name: t.string({ required: true, description: 'A view of that name takes the new filters.' }),
    query: t.string({ required: true, description: 'As in the list’s address; the page turned to is left out.' }),
    shared: t.boolean({ required: true, defaultValue: false, description: 'For everybody in the workspace.' }),
  }),
})
const DeleteViewInput = builder.inputType('DeleteViewInput', {
  description: 'Which view goes.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The view.' }) }),
})
const DeleteViewSuccess = builder.objectRef<Viewer>('DeleteViewSuccess').implement({
  description: 'The view is gone; the documents it showed are as they were.',
  fields: (t) => ({
    views: t.field({
      type: [SavedViewNode],
      description: 'Those that are left.',
      resolve: (viewer, _, { dependencies }) => findViews(dependencies.prisma, viewer, undefined),
    }),
  }),
})
const SetSingleKeysInput = builder.inputType('SetSingleKeysInput', {
  description: 'Whether single keys do things.',
  fields: (t) => ({ on: t.boolean({ required: true, description: 'False: only keys with Ctrl or ⌘ do.' }) }),
})
const SetSingleKeysSuccess = builder.objectRef<{ on: boolean }>('SetSingleKeysSuccess').implement({
  description: 'The choice is kept.',
  fields: (t) => ({ on: t.exposeBoolean('on', { description: 'What was chosen.' }) }),
})

builder.objectField(ViewerType, 'singleKeys', (t) =>
  t.boolean({
    description: 'Keys without Ctrl or ⌘ do things on the pages of the web app (WCAG 2.1.4).',
    resolve: (viewer) => viewer.kind === 'person' && viewer.singleKeys,
  }),
)

builder.queryField('savedViews', (t) =>
  t.field({
    type: [SavedViewNode],
    description: 'The views of a list: everybody’s, and the viewer’s own.',
    args: { list: t.arg({ type: ListNameType, description: 'Left out: of every list.' }) },
    resolve: (_, { list }, context) => findViews(context.dependencies.prisma, viewerOf(context), list ?? undefined),
  }),
)

builder.mutationFields((t) => ({
  saveView: t.errorUnionField({
    types: [SavedViewNode, InvalidInput, Conflict],
    nullable: true,
    description: 'Keeps a list’s filters and order under a name.',
    args: { input: t.arg({ type: SaveViewInput, required: true, description: 'What to keep.' }) },
    resolve: (_, { input }, context) => saveView(context.dependencies, viewerOf(context), input satisfies ViewInput),
  }),
  deleteView: t.errorUnionField({
    types: [DeleteViewSuccess, NotFound],
    nullable: true,
    description: 'Takes a view away. One that everybody sees, whoever may send documents may take away.',
    args: { input: t.arg({ type: DeleteViewInput, required: true, description: 'Which one.' }) },
    resolve: async (_, { input }, context) => {
      const viewer = viewerOf(context)
      const gone = await removeView(context.dependencies.prisma, viewer, localId('SavedView', input.id) ?? '')
      return gone ? viewer : new NotFound('view')
    },
  }),
  setSingleKeys: t.errorUnionField({
    types: [SetSingleKeysSuccess, Conflict],
    nullable: true,
    description: 'Switches single-key shortcuts on or off for the viewer, in this workspace.',
    args: { input: t.arg({ type: SetSingleKeysInput, required: true, description: 'On or off.' }) },
    resolve: async (_, { input }, context) => {
      const viewer = viewerOf(context)
      if (viewer.kind === 'key') return conflict('PERSON_ONLY')
      await saveSingleKeys(context.dependencies.prisma, viewer, input.on)
      return { on: input.on }
    },
  }),
}))
