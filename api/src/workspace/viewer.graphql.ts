import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { readDemoSignIn, type DemoSignIn } from '../demo/sign-in.ts'
import { version } from '../version.ts'
import { NotFound } from '../problem/problem.ts'
import { hideSetUp, isSetUpHidden } from './hide-set-up.ts'
import { permissionsOf, type Permissions } from './roles.ts'
import type { Viewer } from './session.ts'
import { RoleType, WorkspaceNode } from './workspace.graphql.ts'

const DemoSignInType = builder.objectRef<DemoSignIn>('DemoSignIn').implement({
  fields: (t) => ({
    email: t.exposeString('email'),
    password: t.exposeString('password'),
    simulatorUrl: t.exposeString('simulatorUrl'),
  }),
})

const InstanceType = builder.objectRef<object>('Instance').implement({
  description: 'What this installation is, for everyone (no sign-in needed).',
  fields: (t) => ({
    version: t.string({ resolve: () => version }),
    keepsMails: t.boolean({
      description: 'No mail server is set: mails stay here, for administrators to read.',
      resolve: (_, __, { dependencies }) => dependencies.mailer.isLocal,
    }),
    demo: t.field({
      type: DemoSignInType,
      nullable: true,
      description: 'Set when Tieout runs as a demo beside its Xero simulator: a sign-in anyone may use.',
      resolve: (_, __, { dependencies }) => readDemoSignIn(dependencies.env),
    }),
  }),
})

const PermissionsType = builder.objectRef<Permissions>('Permissions').implement({
  fields: (t) => ({
    connect: t.exposeBoolean('connect'),
    map: t.exposeBoolean('map'),
    send: t.exposeBoolean('send'),
    administer: t.exposeBoolean('administer'),
  }),
})

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks: a person signed in, or an API key.',
  fields: (t) => ({
    name: t.exposeString('name'),
    email: t.string({ nullable: true, resolve: (viewer) => (viewer.kind === 'person' ? viewer.email : null) }),
    role: t.field({ type: RoleType, resolve: ({ role }) => role }),
    workspace: t.prismaField({
      type: WorkspaceNode,
      resolve: (query, { workspaceId }, _, { dependencies }) =>
        dependencies.prisma.workspace.findUniqueOrThrow({ ...query, where: { id: workspaceId } }),
    }),
    setUpHidden: t.boolean({
      description: 'Whether this person put the steps of the set-up away.',
      resolve: (viewer, _, { dependencies }) => isSetUpHidden(dependencies, viewer),
    }),
    can: t.field({ type: PermissionsType, resolve: ({ role }) => permissionsOf(role) }),
  }),
})

builder.queryFields((t) => ({
  instance: t.field({ type: InstanceType, skipTypeScopes: true, resolve: () => ({}) }),
  viewer: t.field({
    type: ViewerType,
    nullable: true,
    skipTypeScopes: true,
    description: 'Null: nobody is signed in.',
    resolve: (_, __, { viewer }) => viewer,
  }),
}))

const HideSetUpInput = builder.inputType('HideSetUpInput', {
  fields: (t) => ({
    hidden: t.boolean({ required: true, description: 'False brings them back, where they stand now.' }),
  }),
})

builder.mutationField('hideSetUp', (t) =>
  t.errorUnionField({
    types: [ViewerType, NotFound],
    nullable: true,
    description: 'Puts the steps of the set-up away for this person, or brings them back.',
    args: { input: t.arg({ type: HideSetUpInput, required: true }) },
    resolve: (_, { input: { hidden } }, context) => hideSetUp(context.dependencies, viewerOf(context), hidden),
  }),
)
