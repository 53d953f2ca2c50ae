import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { findUsage, type UsageDay } from './usage.store.ts'

/** So many days are told. */
const days = 30

const ApiKeyUsageDayType = builder.objectRef<UsageDay>('ApiKeyUsageDay').implement({
  description: 'What a key asked on one day.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'In the workspace’s time zone.' }),
    calls: t.exposeInt('calls', {
      description: 'Operations it sent, whatever came of them; what is no operation of this schema is not counted.',
    }),
    points: t.exposeInt('points', { description: 'What they took from the key’s allowance.' }),
    errors: t.exposeInt('errors', {
      description: 'Of its calls, those answered with `errors`, what the limit refused aside.',
    }),
    throttled: t.exposeInt('throttled', { description: 'Of its calls, those that no points were left for.' }),
  }),
})

const loadUsage = makeLoader<Context, string, UsageDay[]>((context, keys) => {
  const { pool, clock } = context.dependencies
  const { workspaceId } = viewerOf(context)
  return findUsage(pool, { workspaceId, now: new Date(clock.now()), days }, keys)
})

builder.prismaObjectField('Apikey', 'usage', (t) =>
  t.field({
    type: [ApiKeyUsageDayType],
    select: { id: true },
    authScopes: { administer: true },
    description: `What it asked on each of the last ${days} days, the oldest first, days without anything included. A call is counted here within a minute.`,
    resolve: async ({ id }, _, context) => (await loadUsage(context, id)) ?? [],
  }),
)
