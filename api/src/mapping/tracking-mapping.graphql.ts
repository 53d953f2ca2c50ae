import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { LedgerTrackingCategoryNode, LedgerTrackingOptionNode } from '../ledger/tracking.graphql.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { mapTracking, type MappedTracking } from './map-tracking.ts'
import { revisionOf } from './revision.ts'
import { loadSubject } from './subject.graphql.ts'

export const TrackingSourceType = builder.enumType('TrackingSource', {
  description: 'What of a line names its option: its project, the document’s client, its service, or nothing (FIXED).',
  values: ['PROJECT', 'CLIENT', 'SERVICE', 'FIXED'] as const,
})
const UnmatchedTrackingType = builder.enumType('UnmatchedTracking', {
  description: 'A line that names no option goes without, carries one option chosen for this, or waits for a person.',
  values: ['LEAVE_EMPTY', 'USE_OPTION', 'REFUSE'] as const,
})

interface Choice {
  subjectId: string
  source: string
  option: { id: string }
}

const TrackingChoiceType = builder.objectRef<Choice>('TrackingChoice').implement({
  description: 'The option of one project, client or service.',
  fields: (t) => ({
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The project, client or service.',
      resolve: ({ subjectId, source }, _, context) => loadSubject(context, `${source}:${subjectId}`),
    }),
    option: t.field({
      type: LedgerTrackingOptionNode,
      description: 'What its lines carry.',
      resolve: ({ option }) => option as never,
    }),
  }),
})

const TrackingMappingNode = builder.prismaNode('TrackingMapping', {
  id: { field: 'id' },
  nullable: true,
  description: 'How lines get their option of one tracking category: by a choice made here, else by the same name.',
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    category: t.relation('category', { type: LedgerTrackingCategoryNode }),
    source: t.expose('source', { type: TrackingSourceType }),
    unmatched: t.expose('unmatched', { type: UnmatchedTrackingType }),
    option: t.relation('option', {
      type: LedgerTrackingOptionNode,
      nullable: true,
      description: 'The fixed option, or the one for lines that name none.',
    }),
    choices: t.field({
      type: [TrackingChoiceType],
      description: 'Where names differ.',
      select: { source: true, choices: { include: { option: true }, orderBy: { id: 'asc' } } },
      resolve: ({ source, choices }) => choices.map(({ subjectId, option }) => ({ subjectId, source, option })),
    }),
    revision: t.string({
      description: 'Hand it back when you change this mapping: a change somebody else made meanwhile is then not lost.',
      resolve: (mapping) => revisionOf(mapping),
    }),
  }),
})

builder.prismaObjectFields('LedgerTrackingCategory', (t) => ({
  mapping: t.relation('mapping', {
    type: TrackingMappingNode,
    nullable: true,
    description: 'Null: lines carry nothing of it.',
  }),
}))

const TrackingChoiceInput = builder.inputType('TrackingChoiceInput', {
  fields: (t) => ({ subjectId: t.id({ required: true }), optionId: t.id({ required: true }) }),
})
const MapTrackingInput = builder.inputType('MapTrackingInput', {
  fields: (t) => ({
    categoryId: t.id({ required: true }),
    source: t.field({ type: TrackingSourceType, description: 'Null takes the mapping away.' }),
    unmatched: t.field({ type: UnmatchedTrackingType, description: 'LEAVE_EMPTY when left out.' }),
    optionId: t.id({ description: 'The option of FIXED, or of USE_OPTION.' }),
    choices: t.field({ type: [TrackingChoiceInput], description: 'All of them; what is left out goes by name.' }),
    revision: t.string({
      description: 'What you saw there, empty for nothing; left out, whatever stands is replaced.',
    }),
  }),
})

const MapTrackingSuccess = builder.objectRef<MappedTracking>('MapTrackingSuccess').implement({
  description: 'The category as it is mapped now.',
  fields: (t) => ({
    category: t.prismaField({
      type: LedgerTrackingCategoryNode,
      resolve: (query, { categoryId }, _, { dependencies }) =>
        dependencies.prisma.ledgerTrackingCategory.findUniqueOrThrow({ ...query, where: { id: categoryId } }),
    }),
  }),
})

builder.mutationField('mapTracking', (t) =>
  t.errorUnionField({
    types: [MapTrackingSuccess, NotFound, NotConnected, InvalidInput, Conflict],
    nullable: true,
    description: 'Chooses how lines get their option of one tracking category.',
    authScopes: { map: true },
    args: { input: t.arg({ type: MapTrackingInput, required: true }) },
    resolve: (_, { input }, context) => mapTracking(context.dependencies, viewerOf(context), input),
  }),
)
