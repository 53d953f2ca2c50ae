import type { Backfill } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { Reason } from '../engine/reason.ts'
import { restsUntil } from '../sync/background.ts'
import { forecastCalls } from '../sync/show-budget.ts'
import { countItems, type Tally } from './progress.store.ts'

/** How far a backfill is. */
export interface Progress extends Tally {
  done: number
  perMinute: number
  /** Milliseconds, roughly; undefined while it does not run. */
  left: number | undefined
  /** Why nothing goes just now, and until when. */
  waits: Extract<Reason, { until: string }> | undefined
}

const minute = 60_000
/** The rate is that of the last minutes: calls come in bursts, a minute's worth at a time. */
const rateOver = 5 * minute

/** Reads it from the rows, in a handful of statements whatever its size. */
export async function readProgress(
  { prisma, clock, ledger }: Dependencies,
  backfill: Pick<Backfill, 'id' | 'organisationId' | 'state' | 'runningSince' | 'endedAt'>,
): Promise<Progress> {
  const { organisationId, state, runningSince } = backfill
  const now = (backfill.endedAt ?? new Date(clock.now())).getTime()
  const since = Math.max(runningSince.getTime(), now - rateOver)
  const tally = await countItems(prisma, backfill, new Date(since))
  const toGo = tally.waiting + tally.underWay
  const perMinute = Math.round(tally.recent / (Math.max(now - since, minute) / minute))
  const done = tally.total - toGo
  if (state !== 'RUNNING') return { ...tally, done, perMinute, left: undefined, waits: undefined }
  const until = await restsUntil(prisma, organisationId, new Date(now))
  const calls = Math.ceil(toGo / ledger.batchSize)
  const left = await forecastCalls(prisma, organisationId, { calls, now })
  return { ...tally, done, perMinute, left, waits: until && toWait(until, now) }
}

/** A minute's limit is over within one; what takes longer is the day's. */
function toWait(until: Date, now: number): Extract<Reason, { until: string }> {
  const code = until.getTime() - now > 2 * minute ? 'DAILY_LIMIT' : 'RATE_LIMITED'
  return { code, until: until.toISOString() }
}
