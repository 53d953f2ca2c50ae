import { builder } from '../builder.ts'

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

const TaxDirectionType = builder.enumType('TaxDirection', {
  description: 'What a tax rate may stand on: OUTPUT is sales, INPUT is purchases.',
  values: ['OUTPUT', 'INPUT', 'BOTH', 'NONE'] as const,
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
    status: t.exposeString('status', { description: 'Xero’s own word for its state.' }),
    direction: t.field({
      type: TaxDirectionType,
      description: 'Whether it stands on sales, on purchases, or on both.',
      resolve: ({ forRevenue, forExpenses }) => {
        if (forRevenue && forExpenses) return 'BOTH'
        if (forRevenue) return 'OUTPUT'
        return forExpenses ? 'INPUT' : 'NONE'
      },
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
    status: t.exposeString('status', { description: 'Xero’s own word for its state.' }),
    taxType: t.exposeString('taxType', { nullable: true, description: 'The tax rate Xero puts on it by default.' }),
    systemAccount: t.exposeString('systemAccount', {
      nullable: true,
      description: 'What Xero keeps it for itself, such as DEBTORS; nothing of ours may post there.',
    }),
  }),
})
