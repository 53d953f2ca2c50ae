import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { AccountPurposeType } from '../mapping/purpose.graphql.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { LedgerItemNode } from './items.graphql.ts'
import { LedgerAccountNode, LedgerTaxRateNode } from './ledger.graphql.ts'
import { whereAccounts, whereItems, whereTaxRates } from './ledger.store.ts'
import { LedgerCurrencyType, LedgerTrackingCategoryNode } from './tracking.graphql.ts'

const includeArchived = 'Those archived or deleted in Xero as well; otherwise only what may be used now.'
const search = 'Only those whose name or code holds it.'

builder.queryField('ledgerTaxRates', (t) =>
  t.prismaConnection(
    {
      type: LedgerTaxRateNode,
      cursor: 'id',
      description: 'The tax rates of the connected organisation.',
      args: {
        includeArchived: t.arg.boolean({ description: includeArchived }),
        search: t.arg.string({ description: search }),
      },
      complexity: pageCost,
      totalCount: async (_, args, context) =>
        context.dependencies.prisma.ledgerTaxRate.count({ where: await whereTaxRates(context, args) }),
      resolve: async (query, _, args, context) =>
        context.dependencies.prisma.ledgerTaxRate.findMany({
          ...query,
          where: await whereTaxRates(context, args),
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
      description: 'The chart of accounts of the connected organisation; with a purpose, only what serves it.',
      args: {
        purpose: t.arg({ type: AccountPurposeType }),
        includeArchived: t.arg.boolean({ description: includeArchived }),
        search: t.arg.string({ description: search }),
      },
      complexity: pageCost,
      totalCount: async (_, args, context) =>
        context.dependencies.prisma.ledgerAccount.count({ where: await whereAccounts(context, args) }),
      resolve: async (query, _, args, context) =>
        context.dependencies.prisma.ledgerAccount.findMany({
          ...query,
          where: await whereAccounts(context, args),
          orderBy: [{ code: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'LedgerAccountConnection' },
    { name: 'LedgerAccountEdge' },
  ),
)

builder.queryField('ledgerItems', (t) =>
  t.prismaConnection(
    {
      type: LedgerItemNode,
      cursor: 'id',
      description: 'The items of the connected organisation.',
      args: {
        includeArchived: t.arg.boolean({ description: includeArchived }),
        search: t.arg.string({ description: search }),
      },
      complexity: pageCost,
      totalCount: async (_, args, context) =>
        context.dependencies.prisma.ledgerItem.count({ where: await whereItems(context, args) }),
      resolve: async (query, _, args, context) =>
        context.dependencies.prisma.ledgerItem.findMany({
          ...query,
          where: await whereItems(context, args),
          orderBy: [{ code: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'LedgerItemConnection' },
    { name: 'LedgerItemEdge' },
  ),
)

builder.queryFields((t) => ({
  ledgerTrackingCategories: t.prismaField({
    type: [LedgerTrackingCategoryNode],
    description: 'The tracking categories of the connected organisation; Xero allows two active ones.',
    args: { includeArchived: t.arg.boolean({ description: includeArchived }) },
    resolve: async (query, _, { includeArchived }, context) => {
      const { organisationId = '' } = await loadStanding(context.dependencies.prisma, viewerOf(context).workspaceId)
      return context.dependencies.prisma.ledgerTrackingCategory.findMany({
        ...query,
        where: { organisationId, ...(includeArchived ? {} : { archivedAt: null }) },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
    },
  }),
  ledgerCurrencies: t.field({
    type: [LedgerCurrencyType],
    description: 'The currencies the connected organisation may invoice in.',
    args: { includeArchived: t.arg.boolean({ description: includeArchived }) },
    resolve: async (_, { includeArchived }, context) => {
      const { organisationId = '' } = await loadStanding(context.dependencies.prisma, viewerOf(context).workspaceId)
      return context.dependencies.prisma.ledgerCurrency.findMany({
        where: { organisationId, ...(includeArchived ? {} : { archivedAt: null }) },
        include: { organisation: { select: { baseCurrency: true } } },
        orderBy: { code: 'asc' },
      })
    },
  }),
}))
