import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { whereCollections } from './collection.store.ts'

export const FieldKindType = builder.enumType('CollectionFieldKind', {
  description: 'What a field of a collection holds.',
  values: {
    TEXT: {},
    NUMBER: { description: 'An exact decimal. It may drive the quantity of a line.' },
    DATE: {},
    MONEY: { description: 'An amount in the record’s currency.' },
  } as const,
})

export const CollectionFieldNode = builder.prismaNode('CollectionField', {
  id: { field: 'id' },
  nullable: true,
  description: 'Something every record of a collection says.',
  findUnique: (id, { viewer }) => ({ id, collection: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What people call it.' }),
    kind: t.expose('kind', { type: FieldKindType, description: 'What it holds; it never changes.' }),
  }),
})

export const CollectionLinkType = builder.enumType('CollectionLink', {
  description: 'What of Xero a collection’s records are tied to.',
  values: {
    CONTACT: { description: 'A record shows the Xero contact of its client, and what is outstanding.' },
    ITEM: { description: 'A record stands for an item of Xero, with its prices.' },
    INVOICES: { description: 'Invoices are made of its records’ lines.' },
    BILLS: { description: 'Bills are made of its records’ lines.' },
  } as const,
})

export const CollectionNode = builder.prismaNode('Collection', {
  id: { field: 'id' },
  nullable: true,
  description: 'A kind of thing the workspace keeps records of: jobs, properties, machines.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What one of them is called.' }),
    pluralName: t.exposeString('pluralName', { description: 'What they are together.' }),
    fields: t.relation('fields', {
      type: CollectionFieldNode,
      query: { orderBy: { position: 'asc' } },
      description: 'What each of its records says.',
    }),
    linksTo: t.expose('linksTo', {
      type: [CollectionLinkType],
      description: 'What its records are tied to in Xero; nothing until somebody switches it on.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts every change: an edit names the version it was made on.',
    }),
    archived: t.boolean({
      description: 'Put away: it is listed no longer, and takes no new records.',
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
    recordCount: t.relationCount('records', {
      where: { archivedAt: null },
      description: 'How many records it has, archived ones left out.',
    }),
  }),
})

builder.queryFields((t) => ({
  collection: t.prismaField({
    type: CollectionNode,
    nullable: true,
    description: 'One collection of the workspace.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _, { id }, context) =>
      context.dependencies.prisma.collection.findUnique({
        ...query,
        where: { id: localId('Collection', id) ?? '', workspaceId: viewerOf(context).workspaceId },
      }),
  }),
  collections: t.prismaConnection(
    {
      type: CollectionNode,
      cursor: 'id',
      description: 'The workspace’s collections, by name.',
      args: { includeArchived: t.arg.boolean({ description: 'Those put away as well.' }) },
      complexity: pageCost,
      totalCount: (_, { includeArchived }, context) =>
        context.dependencies.prisma.collection.count({
          where: whereCollections(viewerOf(context).workspaceId, includeArchived),
        }),
      resolve: (query, _, { includeArchived }, context) =>
        context.dependencies.prisma.collection.findMany({
          ...query,
          where: whereCollections(viewerOf(context).workspaceId, includeArchived),
          orderBy: [{ pluralName: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'CollectionConnection' },
    { name: 'CollectionEdge' },
  ),
}))
