import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { findSyncDays, type SyncDay } from './days.store.ts'

const mostDays = 92

const SyncDayType = builder.objectRef<SyncDay>('SyncDay').implement({
  description: 'What came of a day’s syncing: each document once, by the last that happened to it that day.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'In the workspace’s time zone.' }),
    synced: t.exposeInt('synced', { description: 'Created, updated or linked in Xero.' }),
    failed: t.exposeInt('failed', { description: 'Refused by Xero, or held back here.' }),
    skipped: t.exposeInt('skipped', { description: 'Left out on purpose.' }),
  }),
})

builder.queryField('syncDays', (t) =>
  t.field({
    type: [SyncDayType],
    description: 'Syncing per day until today, the oldest first, empty days included; at most 92.',
    args: { days: t.arg.int({ defaultValue: 14, required: true }) },
    resolve: async (_, { days }, context) => {
      const { prisma, clock } = context.dependencies
      const { workspaceId } = viewerOf(context)
      const { timeZone } = await loadStanding(prisma, workspaceId)
      const wanted = Math.min(Math.max(days, 1), mostDays)
      return findSyncDays(prisma, { workspaceId, timeZone, now: new Date(clock.now()), days: wanted })
    },
  }),
)
