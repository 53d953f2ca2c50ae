import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, InvalidInput } from '../problem/problem.ts'
import { createTaxRate } from './create-tax-rate.ts'

export const TaxRateNode = builder.prismaNode('TaxRate', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.exposeString('name'),
    percent: t.expose('percent', { type: 'Decimal' }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    usedOn: t.relationCount('lines', { description: 'How many invoice lines carry it.' }),
  }),
})

builder.queryField('taxRates', (t) =>
  t.prismaConnection(
    {
      type: TaxRateNode,
      cursor: 'id',
      complexity: pageCost,
      totalCount: (_, __, context) =>
        context.dependencies.prisma.taxRate.count({ where: { workspaceId: viewerOf(context).workspaceId } }),
      resolve: (query, _, __, context) =>
        context.dependencies.prisma.taxRate.findMany({
          ...query,
          where: { workspaceId: viewerOf(context).workspaceId },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'TaxRateConnection' },
    { name: 'TaxRateEdge' },
  ),
)

const CreateTaxRateInput = builder.inputType('CreateTaxRateInput', {
  fields: (t) => ({ name: t.string({ required: true }), percent: t.field({ type: 'Decimal', required: true }) }),
})

builder.mutationField('createTaxRate', (t) =>
  t.errorUnionField({
    types: [TaxRateNode, InvalidInput, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateTaxRateInput, required: true }) },
    resolve: (_, { input }, context) => createTaxRate(context.dependencies, viewerOf(context), input),
  }),
)
