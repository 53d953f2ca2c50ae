import { builder } from '../builder.ts'
import { CollectionFieldNode } from '../collection/collection.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { ProjectNode } from '../project/project.graphql.ts'
import { ServiceNode } from '../service/service.graphql.ts'
import { TaxRateNode } from '../tax-rate/tax-rate.graphql.ts'
import { netOf, quantityOf } from './line-quantity.ts'

const record = { record: { select: { values: true, currency: true } } } as const

export const RecordLineNode = builder.prismaNode('RecordLine', {
  id: { field: 'id' },
  nullable: true,
  description: 'What a record is invoiced by, one part of it.',
  findUnique: (id, { viewer }) => ({ id, record: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    description: t.exposeString('description', { description: 'What an invoice would say of it.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How many there are; where a field drives it, what that says now.',
      select: { quantity: true, quantityFieldId: true, unitPrice: true, ...record },
      resolve: (line) => quantityOf(line, line.record.values),
    }),
    quantityField: t.relation('quantityField', {
      type: CollectionFieldNode,
      nullable: true,
      description: 'The field that drives its quantity.',
    }),
    unitPrice: t.expose('unitPrice', { type: 'Decimal', description: 'Before tax.' }),
    net: t.field({
      type: MoneyType,
      description: 'What it comes to before tax.',
      select: { quantity: true, quantityFieldId: true, unitPrice: true, ...record },
      resolve: (line) => ({ amount: netOf(line, line.record.values), currency: line.record.currency }),
    }),
    taxRate: t.relation('taxRate', { type: TaxRateNode, nullable: true, description: 'Its tax rate; null: no tax.' }),
    project: t.relation('project', { type: ProjectNode, nullable: true, description: 'What it is part of.' }),
    service: t.relation('service', { type: ServiceNode, nullable: true, description: 'What it is of what we sell.' }),
  }),
})
