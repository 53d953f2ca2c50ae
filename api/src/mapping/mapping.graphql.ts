import type { Connection } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { ConnectionNode } from '../connection/connection.graphql.ts'
import { viewerOf } from '../context.ts'
import { LedgerAccountNode, LedgerTaxRateNode } from '../ledger/ledger.graphql.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { TaxRateNode } from '../tax-rate/tax-rate.graphql.ts'
import { mapAccount } from './map-account.ts'
import { mapTax } from './map-tax.ts'
import { AccountPurposeType } from './purpose.graphql.ts'
import { revisionOf } from './revision.ts'
import { loadSubject } from './subject.graphql.ts'
import { unmap } from './unmap.ts'

export const TaxSideType = builder.enumType('TaxSide', { values: ['SALES', 'PURCHASES'] as const })

export const TaxMappingNode = builder.prismaNode('TaxMapping', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    taxRate: t.relation('taxRate', { type: TaxRateNode, nullable: true, description: 'Null is the default.' }),
    ledgerTaxRate: t.relation('ledgerTaxRate', { type: LedgerTaxRateNode }),
    side: t.expose('side', { type: TaxSideType, description: 'What is sold, or what is bought.' }),
    revision: t.string({
      description: 'Hand it back when you change this mapping: a change somebody else made meanwhile is then not lost.',
      resolve: (mapping) => revisionOf(mapping),
    }),
  }),
})

export const AccountMappingNode = builder.prismaNode('AccountMapping', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    purpose: t.expose('purpose', { type: AccountPurposeType }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      resolve: ({ purpose, subjectId }, _, context) => subjectId && loadSubject(context, `${purpose}:${subjectId}`),
    }),
    ledgerAccount: t.relation('ledgerAccount', { type: LedgerAccountNode }),
    revision: t.string({
      description: 'Hand it back when you change this mapping: a change somebody else made meanwhile is then not lost.',
      resolve: (mapping) => revisionOf(mapping),
    }),
  }),
})

const MapTaxInput = builder.inputType('MapTaxInput', {
  fields: (t) => ({
    taxRateId: t.id({ description: 'Null sets the default.' }),
    ledgerTaxRateId: t.id({ required: true }),
    side: t.field({ type: TaxSideType, description: 'Null is what is sold.' }),
    revision: t.string({
      description: 'What you saw there, empty for nothing; left out, whatever stands is replaced.',
    }),
  }),
})
const MapAccountInput = builder.inputType('MapAccountInput', {
  fields: (t) => ({
    purpose: t.field({ type: AccountPurposeType, required: true }),
    subjectId: t.id({ description: 'The project or service.' }),
    ledgerAccountId: t.id({ required: true }),
    revision: t.string({
      description: 'What you saw there, empty for nothing; left out, whatever stands is replaced.',
    }),
  }),
})
const UnmapInput = builder.inputType('UnmapInput', {
  fields: (t) => ({
    mappingId: t.id({ required: true }),
    revision: t.string({
      description: 'What you saw there, empty for nothing; left out, whatever stands is replaced.',
    }),
  }),
})

const UnmapSuccess = builder.objectRef<{ connection: Connection }>('UnmapSuccess').implement({
  fields: (t) => ({ connection: t.field({ type: ConnectionNode, resolve: ({ connection }) => connection }) }),
})

builder.mutationFields((t) => ({
  mapTax: t.errorUnionField({
    types: [TaxMappingNode, NotFound, NotConnected, InvalidInput, Conflict],
    nullable: true,
    authScopes: { map: true },
    args: { input: t.arg({ type: MapTaxInput, required: true }) },
    resolve: (_, { input }, context) => mapTax(context.dependencies, viewerOf(context), input),
  }),
  mapAccount: t.errorUnionField({
    types: [AccountMappingNode, NotFound, NotConnected, InvalidInput, Conflict],
    nullable: true,
    authScopes: { map: true },
    args: { input: t.arg({ type: MapAccountInput, required: true }) },
    resolve: (_, { input }, context) => mapAccount(context.dependencies, viewerOf(context), input),
  }),
  unmap: t.errorUnionField({
    types: [UnmapSuccess, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { map: true },
    args: { input: t.arg({ type: UnmapInput, required: true }) },
    resolve: (_, { input }, context) => unmap(context.dependencies, viewerOf(context), input),
  }),
}))
