import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { globalId } from '../lib/ids.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { roleFrom } from './roles.ts'
import { createWorkspace, readPlaces, switchWorkspace } from './switch-workspace.ts'
import type { Place } from './switch-workspace.store.ts'
import { ViewerType } from './viewer.graphql.ts'
import { RoleType } from './workspace.graphql.ts'

const PlaceType = builder.objectRef<Place>('ViewerWorkspace').implement({
  description: 'A workspace the viewer works in. What is in it is asked for after switching to it.',
  fields: (t) => ({
    id: t.id({ description: 'The workspace’s id.', resolve: ({ id }) => globalId('Workspace', id) }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    role: t.field({ type: RoleType, description: 'What the viewer is there.', resolve: ({ role }) => roleFrom(role) }),
    current: t.boolean({
      description: 'Everything is asked in this one now.',
      resolve: ({ id }, _, context) => id === context.viewer?.workspaceId,
    }),
  }),
})

builder.objectField(ViewerType, 'workspaces', (t) =>
  t.field({
    type: [PlaceType],
    description: 'Every workspace this person works in; none for an API key, which is for one alone.',
    resolve: (viewer, _, { dependencies }) => readPlaces(dependencies.prisma, viewer),
  }),
)

const SwitchWorkspaceInput = builder.inputType('SwitchWorkspaceInput', {
  fields: (t) => ({ workspaceId: t.id({ required: true }) }),
})
const CreateWorkspaceInput = builder.inputType('CreateWorkspaceInput', {
  fields: (t) => ({ name: t.string({ required: true }) }),
})

builder.mutationFields((t) => ({
  switchWorkspace: t.errorUnionField({
    types: [PlaceType, NotFound, Conflict],
    nullable: true,
    description: 'Works in another workspace from the next request on, in this session alone.',
    args: { input: t.arg({ type: SwitchWorkspaceInput, required: true }) },
    resolve: (_, { input }, context) => switchWorkspace(context.dependencies, viewerOf(context), input.workspaceId),
  }),
  createWorkspace: t.errorUnionField({
    types: [PlaceType, InvalidInput, Conflict],
    nullable: true,
    description: 'Makes another workspace, owned by the viewer, and works in it from the next request on.',
    args: { input: t.arg({ type: CreateWorkspaceInput, required: true }) },
    resolve: (_, { input }, context) => createWorkspace(context.dependencies, viewerOf(context), input),
  }),
}))
