import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { archiveRecord } from './archive-record.ts'
import { createRecord } from './create-record.ts'
import { RecordNode } from './record.graphql.ts'
import { updateRecord } from './update-record.ts'

const FieldValueInput = builder.inputType('RecordFieldValueInput', {
  fields: (t) => ({
    fieldId: t.id({ required: true }),
    value: t.string({ description: 'A decimal, a day such as 2026-11-21, or words; empty or null: it says nothing.' }),
  }),
})
const RecordLineInput = builder.inputType('RecordLineInput', {
  fields: (t) => ({
    id: t.id({ description: 'Of the line it is already; left out: a new one.' }),
    description: t.string({ required: true }),
    quantity: t.field({ type: 'Decimal', description: 'Needed unless a field drives it.' }),
    quantityFieldId: t.id({ description: 'A number field of the collection: the quantity is what it says.' }),
    unitPrice: t.field({ type: 'Decimal', required: true }),
    taxRateId: t.id(),
    projectId: t.id(),
    serviceId: t.id(),
  }),
})
const CreateRecordInput = builder.inputType('CreateRecordInput', {
  fields: (t) => ({
    collectionId: t.id({ required: true }),
    title: t.string({ required: true }),
    clientId: t.id(),
    email: t.string(),
    currency: t.string({ description: 'Left out: the workspace’s.' }),
    values: t.field({ type: [FieldValueInput] }),
    lines: t.field({ type: [RecordLineInput] }),
  }),
})
const UpdateRecordInput = builder.inputType('UpdateRecordInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ required: true }),
    title: t.string(),
    clientId: t.id({ description: 'Null takes it off.' }),
    email: t.string({ description: 'Null takes it off.' }),
    currency: t.string(),
    values: t.field({ type: [FieldValueInput], description: 'Fields that are left out keep what they say.' }),
    lines: t.field({ type: [RecordLineInput], description: 'All of them, in order. One that is left out goes.' }),
  }),
})
const ArchiveRecordInput = builder.inputType('ArchiveRecordInput', {
  fields: (t) => ({ id: t.id({ required: true }), archived: t.boolean({ required: true }) }),
})

builder.mutationFields((t) => ({
  createRecord: t.errorUnionField({
    types: [RecordNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Adds a record to a collection.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateRecordInput, required: true }) },
    resolve: (_, { input }, context) => createRecord(context.dependencies, viewerOf(context), input),
  }),
  updateRecord: t.errorUnionField({
    types: [RecordNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    description: 'Edits a record that nobody edited since `version`; what the input leaves out stays.',
    authScopes: { send: true },
    args: { input: t.arg({ type: UpdateRecordInput, required: true }) },
    resolve: (_, { input }, context) => updateRecord(context.dependencies, viewerOf(context), input),
  }),
  archiveRecord: t.errorUnionField({
    types: [RecordNode, NotFound],
    nullable: true,
    description: 'Puts a record away, or brings it back.',
    authScopes: { send: true },
    args: { input: t.arg({ type: ArchiveRecordInput, required: true }) },
    resolve: (_, { input }, context) => archiveRecord(context.dependencies, viewerOf(context), input),
  }),
}))
