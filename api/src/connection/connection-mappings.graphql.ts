import { builder } from '../builder.ts'
import { AccountMappingNode, TaxMappingNode } from '../mapping/mapping.graphql.ts'

builder.prismaObjectFields('Connection', (t) => ({
  taxMappings: t.field({
    type: [TaxMappingNode],
    resolve: ({ organisationId }, _, { dependencies }) =>
      dependencies.prisma.taxMapping.findMany({
        where: { organisationId: organisationId ?? '' },
        orderBy: [{ taxRateId: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
      }),
  }),
  accountMappings: t.field({
    type: [AccountMappingNode],
    resolve: ({ organisationId }, _, { dependencies }) =>
      dependencies.prisma.accountMapping.findMany({
        where: { organisationId: organisationId ?? '' },
        orderBy: [{ purpose: 'asc' }, { id: 'asc' }],
      }),
  }),
}))
