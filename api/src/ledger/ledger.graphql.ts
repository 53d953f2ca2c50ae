import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { AccountPurposeType } from '../mapping/purpose.graphql.ts'
import { whereFits } from '../mapping/purpose.ts'

interface Component {
  name: string
  percent: string
  compound: boolean
}

const TaxComponentType = builder.objectRef<Component>('TaxComponent').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    percent: t.expose('percent', { type: 'Decimal' }),
    compound: t.exposeBoolean('compound'),
  }),
})

export const LedgerTaxRateNode = builder.prismaNode('LedgerTaxRate', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    taxType: t.exposeString('taxType'),
    name: t.exposeString('name'),
    percent: t.expose('percent', { type: 'Decimal' }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    components: t.field({
      type: [TaxComponentType],
      resolve: ({ components }) => components as unknown as Component[],
    }),
    forSales: t.exposeBoolean('forRevenue'),
    forPurchases: t.exposeBoolean('forExpenses'),
  }),
})

export const LedgerAccountNode = builder.prismaNode('LedgerAccount', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    code: t.exposeString('code', { nullable: true }),
    name: t.exposeString('name'),
    type: t.exposeString('type'),
    class: t.exposeString('class'),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    enablePayments: t.exposeBoolean('enablePayments'),
  }),
})

builder.queryField('ledgerTaxRates', (t) =>
  t.prismaConnection(
    {
      type: LedgerTaxRateNode,
      cursor: 'id',
      args: { includeArchived: t.arg.boolean() },
      complexity: pageCost,
      totalCount: async (_, { includeArchived }, context) =>
        context.dependencies.prisma.ledgerTaxRate.count({ where: await currentBooks(context, includeArchived) }),
      resolve: async (query, _, { includeArchived }, context) =>
        context.dependencies.prisma.ledgerTaxRate.findMany({
          ...query,
          where: await currentBooks(context, includeArchived),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'LedgerTaxRateConnection' },
    { name: 'LedgerTaxRateEdge' },
  ),
)

builder.queryField('ledgerAccounts', (t) =>
  t.prismaConnection(
    {
      type: LedgerAccountNode,
      cursor: 'id',
      args: { purpose: t.arg({ type: AccountPurposeType }), includeArchived: t.arg.boolean() },
      complexity: pageCost,
      totalCount: async (_, { purpose, includeArchived }, context) =>
        context.dependencies.prisma.ledgerAccount.count({
          where: { ...(await currentBooks(context, includeArchived)), ...whereFits(purpose) },
        }),
      resolve: async (query, _, { purpose, includeArchived }, context) =>
        context.dependencies.prisma.ledgerAccount.findMany({
          ...query,
          where: { ...(await currentBooks(context, includeArchived)), ...whereFits(purpose) },
          orderBy: [{ code: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'LedgerAccountConnection' },
    { name: 'LedgerAccountEdge' },
  ),
)

/** What the connected organisation has; of another workspace's, nothing. */
async function currentBooks(
  context: Context,
  includeArchived: boolean | null | undefined,
): Promise<{ organisationId: string; archivedAt?: null }> {
  const { organisationId = '' } = await loadStanding(context.dependencies.prisma, viewerOf(context).workspaceId)
  return includeArchived ? { organisationId } : { organisationId, archivedAt: null }
}
