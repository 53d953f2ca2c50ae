import { builder } from '../builder.ts'
import { remaining, secondsToFull } from './bucket.ts'
import type { Spent } from './spent.ts'

const RateLimitType = builder.objectRef<Spent & { now: number }>('RateLimit').implement({
  description: 'How the allowance of whoever asks stands. It comes back steadily, a little each second.',
  fields: (t) => ({
    limit: t.int({ description: 'Points an hour.', resolve: ({ policy }) => policy.capacity }),
    cost: t.int({ description: 'What this operation costs.', resolve: ({ cost }) => cost }),
    remaining: t.int({
      description: 'Points that may be spent at once.',
      resolve: ({ policy, standing }) => remaining(policy, standing),
    }),
    restoredPerSecond: t.float({
      description: 'Points that come back each second.',
      resolve: ({ policy }) => policy.perSecond,
    }),
    fullAt: t.field({
      type: 'DateTime',
      description: 'When everything is there again, if nothing more is spent.',
      resolve: ({ policy, standing, now }) => new Date(now + secondsToFull(policy, standing) * 1_000),
    }),
  }),
})

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitType,
    nullable: true,
    description:
      'The allowance this operation was paid from. Null: it was not counted, as those of our own pages are not.',
    resolve: (_, __, { spent, dependencies }) => (spent ? { ...spent, now: dependencies.clock.now() } : null),
  }),
)
