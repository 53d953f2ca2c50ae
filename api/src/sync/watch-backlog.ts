import type { PrismaClient } from '@tieout/prisma'
import type { Clock } from '../engine/clock.ts'
import type { Gauge } from '../telemetry/start-metrics.ts'
import { findBacklog, findLimitsLeft } from './backlog.store.ts'

type Needs = { prisma: PrismaClient; clock: Clock }

const priorityNames = ['person', 'event', 'backfill']

/** What is looked up at every scrape: the same on every node, so take the highest of all. */
export const backlogGauges = [
  { name: 'sync_queue_depth', description: 'What waits in the outbox, by who waits for it' },
  { name: 'sync_oldest_pending_seconds', description: 'How long the oldest entry could have gone and did not' },
  {
    name: 'xero_limit_remaining',
    description: 'Calls left: of the app this minute, of the scarcest organisation today',
  },
  { name: 'xero_limit_remaining_ratio', description: 'The same as a share of the limit, where it is known' },
] as const

/** The figures of `backlogGauges`, two statements and a row. */
export async function lookAtBacklog({ prisma, clock }: Needs): Promise<Gauge[]> {
  const now = clock.now()
  const [waiting, { appMinute, day, dayShare }] = await Promise.all([
    findBacklog(prisma, new Date(now)),
    findLimitsLeft(prisma, now),
  ])
  const [depth, oldest, left, share] = backlogGauges
  const of = (priority: number) => waiting.find((row) => row.priority === priority)
  const each = (figure: (priority: number) => number) =>
    priorityNames.map((name, priority) => ({ value: figure(priority), labels: { priority: name } }))
  const kinds = (values: Record<string, number | undefined>) =>
    Object.entries(values).flatMap(([kind, value]) => (value === undefined ? [] : [{ value, labels: { kind } }]))
  return [
    { ...depth, values: each((priority) => of(priority)?.waiting ?? 0) },
    { ...oldest, values: each((priority) => Math.max(0, of(priority)?.oldestSeconds ?? 0)) },
    { ...left, values: kinds({ app_minute: appMinute, day }) },
    { ...share, values: kinds({ app_minute: appMinute && appMinute / appMinuteLimit, day: dayShare }) },
  ]
}

const appMinuteLimit = 10_000

/** For how long what could go has waited, in seconds; zero when nothing does. */
export async function backlogAge({ prisma, clock }: Needs): Promise<number> {
  const waiting = await findBacklog(prisma, new Date(clock.now()))
  return Math.max(0, ...waiting.map(({ oldestSeconds }) => Math.round(oldestSeconds ?? 0)))
}
