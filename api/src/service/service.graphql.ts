import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, InvalidInput } from '../problem/problem.ts'
import { createService } from './create-service.ts'

export const ServiceNode = builder.prismaNode('Service', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.exposeString('name'),
    unitPrice: t.expose('unitPrice', { type: 'Decimal', nullable: true }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    usedOn: t.relationCount('lines', { description: 'How many invoice lines carry it.' }),
  }),
})

builder.queryField('services', (t) =>
  t.prismaConnection(
    {
      type: ServiceNode,
      cursor: 'id',
      complexity: pageCost,
      totalCount: (_, __, context) =>
        context.dependencies.prisma.service.count({ where: { workspaceId: viewerOf(context).workspaceId } }),
      resolve: (query, _, __, context) =>
        context.dependencies.prisma.service.findMany({
          ...query,
          where: { workspaceId: viewerOf(context).workspaceId },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'ServiceConnection' },
    { name: 'ServiceEdge' },
  ),
)

const CreateServiceInput = builder.inputType('CreateServiceInput', {
  fields: (t) => ({ name: t.string({ required: true }), unitPrice: t.field({ type: 'Decimal' }) }),
})

builder.mutationField('createService', (t) =>
  t.errorUnionField({
    types: [ServiceNode, InvalidInput, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateServiceInput, required: true }) },
    resolve: (_, { input }, context) => createService(context.dependencies, viewerOf(context), input),
  }),
)
