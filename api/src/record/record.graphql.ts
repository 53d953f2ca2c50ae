import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { CollectionFieldNode, CollectionNode } from '../collection/collection.graphql.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { readValues } from './field-values.ts'
import { netOf } from './line-quantity.ts'
import { RecordLineNode } from './record-line.graphql.ts'
import { whereRecords } from './record.store.ts'
import type { CollectionField } from '@tieout/prisma'

interface FieldValue {
  field: CollectionField
  value: string | undefined
}

const FieldValueType = builder.objectRef<FieldValue>('RecordFieldValue').implement({
  description: 'What a record says in one field of its collection.',
  fields: (t) => ({
    field: t.field({
      type: CollectionFieldNode,
      description: 'The field.',
      resolve: ({ field }) => field,
    }),
    value: t.string({
      nullable: true,
      description: 'A decimal, a day such as 2026-11-21, or words; null: it says nothing.',
      resolve: ({ value }) => value,
    }),
  }),
})

export const RecordNode = builder.prismaNode('CollectionRecord', {
  name: 'Record',
  id: { field: 'id' },
  nullable: true,
  description: 'One record of a collection: what is done for somebody, and the lines it is invoiced by.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What people call it.' }),
    collection: t.relation('collection', { type: CollectionNode, description: 'What it is one of.' }),
    client: t.relation('client', { type: ClientNode, nullable: true, description: 'Whom it is for.' }),
    email: t.exposeString('email', { nullable: true, description: 'Whom to write to about it.' }),
    currency: t.exposeString('currency', { description: 'Of its prices and amounts.' }),
    values: t.field({
      type: [FieldValueType],
      description: 'What it says in each field of its collection, in their order.',
      select: { values: true, collection: { include: { fields: { orderBy: { position: 'asc' } } } } },
      resolve: ({ values, collection }) => {
        const said = readValues(values)
        return collection.fields.map((field) => ({ field, value: said[field.id] }))
      },
    }),
    lines: t.relation('lines', {
      type: RecordLineNode,
      query: { orderBy: { position: 'asc' } },
      description: 'What it is invoiced by.',
    }),
    total: t.field({
      type: MoneyType,
      description: 'What its lines come to before tax.',
      select: { values: true, currency: true, lines: true },
      resolve: ({ lines, values, currency }) => ({
        amount: lines.reduce((sum, line) => sum + netOf(line, values), 0n),
        currency,
      }),
    }),
    version: t.exposeInt('version', {
      description: 'Counts every change: an edit names the version it was made on.',
    }),
    archived: t.boolean({
      description: 'Put away: it is listed no longer.',
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
  }),
})

builder.queryFields((t) => ({
  record: t.prismaField({
    type: RecordNode,
    nullable: true,
    description: 'One record of the workspace.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _, { id }, context) =>
      context.dependencies.prisma.collectionRecord.findUnique({
        ...query,
        where: { id: localId('Record', id) ?? '', workspaceId: viewerOf(context).workspaceId },
      }),
  }),
  records: t.prismaConnection(
    {
      type: RecordNode,
      cursor: 'id',
      description: 'A collection’s records, the newest first.',
      args: {
        collectionId: t.arg.id({ required: true }),
        search: t.arg.string({ description: 'Part of a title, a client’s name or an e-mail.' }),
        includeArchived: t.arg.boolean({ description: 'Those put away as well.' }),
      },
      complexity: pageCost,
      totalCount: (_, { collectionId, ...wanted }, context) =>
        context.dependencies.prisma.collectionRecord.count({
          where: whereRecords(named(context, collectionId), wanted),
        }),
      resolve: (query, _, { collectionId, ...wanted }, context) =>
        context.dependencies.prisma.collectionRecord.findMany({
          ...query,
          where: whereRecords(named(context, collectionId), wanted),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'RecordConnection' },
    { name: 'RecordEdge' },
  ),
}))

function named(context: Parameters<typeof viewerOf>[0], collectionId: string) {
  return { workspaceId: viewerOf(context).workspaceId, collectionId: localId('Collection', collectionId) ?? '' }
}
