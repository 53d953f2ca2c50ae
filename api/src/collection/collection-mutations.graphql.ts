import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { archiveCollection } from './archive-collection.ts'
import { CollectionLinkType, CollectionNode, FieldKindType } from './collection.graphql.ts'
import { createCollection } from './create-collection.ts'
import { updateCollection } from './update-collection.ts'

const CollectionFieldInput = builder.inputType('CollectionFieldInput', {
  fields: (t) => ({
    id: t.id({ description: 'Of the field it is already; left out: a new one.' }),
    name: t.string({ required: true }),
    kind: t.field({ type: FieldKindType, required: true }),
  }),
})
const CreateCollectionInput = builder.inputType('CreateCollectionInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'What one of them is called, such as Job.' }),
    pluralName: t.string({ required: true, description: 'What they are together, such as Jobs.' }),
    fields: t.field({ type: [CollectionFieldInput] }),
    linksTo: t.field({ type: [CollectionLinkType] }),
  }),
})
const UpdateCollectionInput = builder.inputType('UpdateCollectionInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ required: true }),
    name: t.string(),
    pluralName: t.string(),
    linksTo: t.field({ type: [CollectionLinkType], description: 'All of them.' }),
    fields: t.field({
      type: [CollectionFieldInput],
      description: 'All of them, in order. One that is left out goes, with what records said in it.',
    }),
  }),
})
const ArchiveCollectionInput = builder.inputType('ArchiveCollectionInput', {
  fields: (t) => ({ id: t.id({ required: true }), archived: t.boolean({ required: true }) }),
})

builder.mutationFields((t) => ({
  createCollection: t.errorUnionField({
    types: [CollectionNode, InvalidInput, Conflict],
    nullable: true,
    description: 'Adds a kind of record.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: CreateCollectionInput, required: true }) },
    resolve: (_, { input }, context) => createCollection(context.dependencies, viewerOf(context), input),
  }),
  updateCollection: t.errorUnionField({
    types: [CollectionNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Edits a collection that nobody edited since `version`; what the input leaves out stays.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: UpdateCollectionInput, required: true }) },
    resolve: (_, { input }, context) => updateCollection(context.dependencies, viewerOf(context), input),
  }),
  archiveCollection: t.errorUnionField({
    types: [CollectionNode, NotFound],
    nullable: true,
    description: 'Puts a collection away, or brings it back. Its records stay as they are.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: ArchiveCollectionInput, required: true }) },
    resolve: (_, { input }, context) => archiveCollection(context.dependencies, viewerOf(context), input),
  }),
}))
