import { builder } from '../builder.ts'
import { DocumentFilterInput } from '../document/document-operations.graphql.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { namesOf } from '../document/kinds.ts'
import { globalId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { InvalidInput } from '../problem/problem.ts'
import { BulkActionType } from './bulk.graphql.ts'
import { type BulkForecast, forecastBulk, type Group } from './forecast-bulk.ts'
import { readWhich } from './read-which.ts'

const GroupType = builder.objectRef<Group>('BulkForecastGroup').implement({
  description: 'So many documents, and what they come to.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many.' }),
    totals: t.field({
      type: [MoneyType],
      description: 'Their totals, added up by currency.',
      resolve: ({ totals }) => totals,
    }),
  }),
})

const CauseType = builder.objectRef<BulkForecast['causes'][number]>('BulkForecastCause').implement({
  description: 'Several that would be refused for the same cause.',
  fields: (t) => ({
    cause: t.exposeString('cause', { description: 'The same for the same cause in every answer.' }),
    problem: t.field({ type: ProblemType, description: 'Of one of them.', resolve: ({ reason }) => explain(reason) }),
    group: t.field({ type: GroupType, description: 'Those it concerns.', resolve: (cause) => cause }),
  }),
})

const BulkForecastType = builder.objectRef<BulkForecast & { type: string }>('BulkForecast').implement({
  description: 'What an action would come to in Xero, decided from what is cached: no call to Xero.',
  fields: (t) => ({
    created: t.field({
      type: GroupType,
      description: 'New in Xero.',
      resolve: ({ outcomes }) => outcomes.CREATED,
    }),
    updated: t.field({
      type: GroupType,
      description: 'There already, and changed.',
      resolve: ({ outcomes }) => outcomes.UPDATED,
    }),
    unchanged: t.field({
      type: GroupType,
      description: 'There already, and the same.',
      resolve: ({ outcomes }) => outcomes.UNCHANGED,
    }),
    refused: t.field({
      type: GroupType,
      description: 'What could not go yet; `causes` say why.',
      resolve: ({ outcomes }) => outcomes.REFUSED,
    }),
    causes: t.field({ type: [CauseType], description: 'Most first.', resolve: ({ causes }) => causes }),
    goesByItself: t.exposeBoolean('goesByItself', {
      description: 'False: the workspace sends to Xero by hand, so drafts end here and wait.',
    }),
    calls: t.exposeInt('calls', { description: 'Calls to Xero, roughly, with those of the answers before.' }),
    seconds: t.int({
      description: 'Roughly how long so many calls take, by what is left of Xero’s limits.',
      resolve: ({ lasts }) => Math.ceil(lasts / 1_000),
    }),
    next: t.id({
      nullable: true,
      description: 'Where to go on; null: all were come to.',
      resolve: ({ next, type }) => (next === undefined ? null : globalId(type, next)),
    }),
  }),
})

builder.queryField('bulkForecast', (t) =>
  t.errorUnionField({
    types: [BulkForecastType, InvalidInput],
    nullable: true,
    description:
      'What `actOnDocuments` would come to in Xero, before it is done, for the next 500 of those that match; drafts as if they were sent.',
    complexity: 500,
    args: {
      action: t.arg({ type: BulkActionType, required: true, description: 'What would be done.' }),
      kind: t.arg({ type: DocumentKindType, required: true, description: 'To what kind.' }),
      ids: t.arg.idList({ description: 'To these; up to 100.' }),
      where: t.arg({ type: DocumentFilterInput, description: 'Or to all that match.' }),
      after: t.arg.id({ description: 'Go on after this one: `next` of the answer before.' }),
      callsBefore: t.arg.int({ required: true, defaultValue: 0, description: '`calls` of the answer before.' }),
    },
    resolve: async (_, { action, callsBefore, ...said }, context) => {
      const which = await readWhich(context, said)
      if (which instanceof InvalidInput) return which
      const forecast = await forecastBulk(context, action, { ...which, callsBefore: Math.max(0, callsBefore) })
      return { ...forecast, type: namesOf(which.kind).type }
    },
  }),
)
