import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { fromCursor, pageOfWork, toCursor } from './find-work.ts'
import { countWork } from './sync-work.store.ts'
import { SyncWorkType, WorkKindType } from './sync-work.graphql.ts'
import type { Work, WorkCounts } from './work.ts'

const WorkShownType = builder.enumType('SyncWorkShown', {
  description: 'Sync work by what has to happen to it.',
  values: {
    ALL: {},
    NEEDS_YOU: { description: 'Failed, changed in Xero and undecided, or held back by an unfinished set-up.' },
    RUNNING: { description: 'Pending.' },
    DONE: { description: 'Synced or skipped.' },
  } as const,
})

const WorkCountsType = builder.objectRef<WorkCounts>('SyncWorkCounts').implement({
  description: 'How much sync work there is, by what has to happen to it.',
  fields: (t) => ({
    all: t.exposeInt('all', { description: 'Everything that goes to Xero or went there.' }),
    needsYou: t.exposeInt('needsYou', { description: 'What waits for a person.' }),
    running: t.exposeInt('running', { description: 'What is on its way.' }),
    done: t.exposeInt('done', { description: 'Synced or skipped.' }),
  }),
})

builder.queryFields((t) => ({
  syncWorkCounts: t.field({
    type: WorkCountsType,
    description: 'Of the organisation connected now, or last.',
    resolve: async (_, __, context) => {
      const { prisma } = context.dependencies
      const { workspaceId } = viewerOf(context)
      return countWork(prisma, workspaceId, (await loadStanding(prisma, workspaceId)).organisationId)
    },
  }),
  syncWork: t.connection(
    {
      type: SyncWorkType,
      description: 'What goes to Xero and what went there, the newest change first.',
      complexity: pageCost,
      args: {
        show: t.arg({ type: WorkShownType, defaultValue: 'ALL', required: true }),
        kinds: t.arg({ type: [WorkKindType], description: 'Only these; null: all.' }),
      },
      resolve: (_, { show, kinds, ...args }, context) =>
        resolveCursorConnection(
          { args, defaultSize: 25, maxSize: 100, toCursor },
          ({ after, before, limit, inverted }: ResolveCursorConnectionArgs): Promise<Work[]> =>
            pageOfWork(context, {
              ...{ show, kinds: kinds ?? undefined, limit, inverted },
              ...{ after: fromCursor(after), before: fromCursor(before) },
            }),
        ),
    },
    { name: 'SyncWorkConnection' },
    { name: 'SyncWorkEdge' },
  ),
}))
