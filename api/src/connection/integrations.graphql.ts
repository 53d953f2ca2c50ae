import type { AccountingProvider } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { Conflict } from '../problem/problem.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { notifyWhenAvailable } from './availability.ts'
import { AccountingProviderType } from './connection.graphql.ts'
import { listIntegrations, type Integration } from './integrations.ts'

const IntegrationType = builder.objectRef<Integration>('Integration').implement({
  description: 'An accounting provider this installation offers, as it stands for the viewer’s workspace.',
  fields: (t) => ({
    provider: t.field({
      type: AccountingProviderType,
      description: 'Which one.',
      resolve: ({ provider }): AccountingProvider => provider,
    }),
    name: t.exposeString('name', { description: 'As people know it.' }),
    beta: t.exposeBoolean('isBeta', { description: 'Works fully, and the provider has not certified it yet.' }),
    locked: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why the workspace can’t connect it now: its plan, or every place is taken.',
      resolve: ({ locked }) => locked,
    }),
    upgradeUrl: t.string({
      nullable: true,
      description: 'Where to choose a plan that has it.',
      resolve: ({ upgradeUrl }) => upgradeUrl,
    }),
    connectionCount: t.exposeInt('connectionCount', { description: 'Organisations tied to this installation.' }),
    connectionCap: t.int({
      nullable: true,
      description: 'The most there may be while it is beta; null: as many as come.',
      resolve: ({ connectionCap }) => connectionCap,
    }),
    waiting: t.exposeBoolean('isWaiting', { description: 'The viewer gets a mail when there is a place.' }),
    admins: t.exposeStringList('admins', { description: 'Who in the workspace may connect, by name.' }),
    scopes: t.exposeStringList('scopes', { description: 'The access we ask the provider for, by its own names.' }),
  }),
})

builder.queryField('integrations', (t) =>
  t.field({
    type: [IntegrationType],
    description: 'What can be connected here. One that the plan lacks is missing where the operator hides such.',
    resolve: (_, __, context) => listIntegrations(context.dependencies, viewerOf(context)),
  }),
)

const NotifyWhenAvailableInput = builder.inputType('NotifyWhenAvailableInput', {
  fields: (t) => ({ on: t.boolean({ required: true }) }),
})
const NotifyWhenAvailableSuccess = builder.objectRef<{ isWaiting: boolean }>('NotifyWhenAvailableSuccess').implement({
  description: 'Whether a mail comes when there is a place.',
  fields: (t) => ({ waiting: t.exposeBoolean('isWaiting', { description: 'It does.' }) }),
})

builder.mutationField('notifyWhenAvailable', (t) =>
  t.errorUnionField({
    types: [NotifyWhenAvailableSuccess, Conflict],
    nullable: true,
    authScopes: { connect: true },
    description: 'Puts the viewer on the list of those who get a mail when another organisation can be connected.',
    args: { input: t.arg({ type: NotifyWhenAvailableInput, required: true }) },
    resolve: (_, { input }, context) => notifyWhenAvailable(context.dependencies, viewerOf(context), input.on),
  }),
)
