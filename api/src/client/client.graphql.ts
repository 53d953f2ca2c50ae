import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { loadContactLink } from './contact-link.ts'
import { whereClients } from './client.store.ts'
import { createClient } from './create-client.ts'
import { updateClient } from './update-client.ts'

export const ClientNode = builder.prismaNode('Client', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.exposeString('name'),
    email: t.exposeString('email', { nullable: true }),
    phone: t.exposeString('phone', { nullable: true }),
    isCustomer: t.exposeBoolean('isCustomer', { description: 'Whom we invoice.' }),
    isSupplier: t.exposeBoolean('isSupplier', { description: 'Whom we buy from. One party may be both.' }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    ledgerContactId: t.string({
      nullable: true,
      resolve: async ({ id }, _, context) => (await loadContactLink(context, id))?.ledgerContactId,
    }),
    ledgerUrl: t.string({
      nullable: true,
      resolve: async ({ id }, _, context) => (await loadContactLink(context, id))?.url,
    }),
  }),
})

builder.queryField('clients', (t) =>
  t.prismaConnection(
    {
      type: ClientNode,
      cursor: 'id',
      args: { search: t.arg.string(), isSupplier: t.arg.boolean() },
      complexity: pageCost,
      totalCount: (_, { search, isSupplier }, context) =>
        context.dependencies.prisma.client.count({
          where: whereClients(viewerOf(context).workspaceId, search, isSupplier),
        }),
      resolve: (query, _, { search, isSupplier }, context) =>
        context.dependencies.prisma.client.findMany({
          ...query,
          where: whereClients(viewerOf(context).workspaceId, search, isSupplier),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'ClientConnection' },
    { name: 'ClientEdge' },
  ),
)

const CreateClientInput = builder.inputType('CreateClientInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    email: t.string(),
    phone: t.string(),
    isSupplier: t.boolean(),
  }),
})

const UpdateClientInput = builder.inputType('UpdateClientInput', {
  fields: (t) => ({
    clientId: t.id({ required: true }),
    name: t.string({ required: true }),
    email: t.string({ description: 'Null: none.' }),
    phone: t.string({ description: 'Null: none.' }),
    isCustomer: t.boolean({ description: 'As it is when left out.' }),
    isSupplier: t.boolean({ description: 'As it is when left out.' }),
  }),
})

builder.mutationField('updateClient', (t) =>
  t.errorUnionField({
    types: [ClientNode, NotFound, InvalidInput, Conflict],
    nullable: true,
    description: 'Changes who a client is. Its contact in Xero follows, unless Xero’s word counts for it.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateClientInput, required: true }) },
    resolve: (_, { input }, context) => updateClient(context.dependencies, viewerOf(context), input),
  }),
)

builder.mutationField('createClient', (t) =>
  t.errorUnionField({
    types: [ClientNode, InvalidInput, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateClientInput, required: true }) },
    resolve: (_, { input }, context) => createClient(context.dependencies, viewerOf(context), input),
  }),
)
