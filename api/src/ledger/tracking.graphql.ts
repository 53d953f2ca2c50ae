import { builder } from '../builder.ts'

export const LedgerTrackingOptionNode = builder.prismaNode('LedgerTrackingOption', {
  id: { field: 'id' },
  nullable: true,
  description: 'One value of a tracking category, such as North.',
  findUnique: (id, { viewer }) => ({ id, category: { organisation: { workspaceId: viewer?.workspaceId ?? '' } } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    archived: t.boolean({
      description: 'It, or its category, is archived in Xero: no new line may carry it.',
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
  }),
})

export const LedgerTrackingCategoryNode = builder.prismaNode('LedgerTrackingCategory', {
  id: { field: 'id' },
  nullable: true,
  description: 'A dimension of Xero’s reports, such as Region.',
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    options: t.relation('options', {
      type: LedgerTrackingOptionNode,
      description: 'Its values by name, archived ones last.',
      query: { orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }] },
    }),
  }),
})

interface Currency {
  code: string
  archivedAt: Date | null
  organisation: { baseCurrency: string | null }
}

export const LedgerCurrencyType = builder.objectRef<Currency>('LedgerCurrency').implement({
  description: 'A currency the connected organisation may invoice in.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'ISO 4217, such as GBP.' }),
    isBase: t.boolean({
      description: 'The organisation keeps its books in it.',
      resolve: ({ code, organisation }) => code === organisation.baseCurrency,
    }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
  }),
})
