import { feedBackfill } from '../backfill/feed-backfill.ts'
import { makeWanted } from '../creation/make-wanted.ts'
import { findUnsettled, type LoadedBatch } from './batch.store.ts'
import { alignContacts } from './contact/align-contacts.ts'
import type { SyncDependencies } from './dependencies.ts'
import { holdLease } from './hold-lease.ts'
import { LeaseLost } from './lease.store.ts'
import { findDue, priorities } from './outbox.store.ts'
import { freezeDue } from './freeze-due.ts'
import { restOrganisation, tellLost } from './rest.ts'
import { now, type Run } from './run.ts'
import { sendBatch } from './send-batch.ts'
import { takeInNews } from './take-in-news.ts'
import { findTarget } from './target.store.ts'

/** Batches under way at once: the ledger's five, when calls are slow. */
const mostUnderWay = 5
/** After so many calls an organisation gives way to others and queues again: none waits for another's fifty thousand. */
const callsPerTurn = 10

export type DrainResult = 'busy' | 'notConnected' | 'done' | 'more' | 'resting' | 'paused' | 'lost'

/**
 * Sends everything due for one organisation, and takes in what the ledger reported. One drainer per organisation at a
 * time, on whatever node; a late one is fenced off and writes nothing. Safe to call at any moment, any number of times.
 */
export async function drain(
  dependencies: SyncDependencies,
  organisationId: string,
  signal: AbortSignal,
): Promise<DrainResult> {
  const target = await findTarget(dependencies.prisma, organisationId)
  if (!target) return 'notConnected'
  const lease = await holdLease(dependencies, organisationId, signal)
  if (!lease) return 'busy'
  const run: Run = {
    dependencies,
    target,
    fence: lease.fence,
    signal: lease.signal,
    rest: undefined,
    isLost: false,
    isPaused: false,
    calls: 0,
    underWay: new Set(),
  }
  try {
    return await turn(run)
  } catch (cause) {
    if (cause instanceof LeaseLost) return 'lost'
    throw cause
  } finally {
    await lease.release()
  }
}

async function turn(run: Run): Promise<DrainResult> {
  const flights = new Map<string, Promise<void>>()
  let failure: { cause: unknown } | undefined
  while (canGoOn(run) && !failure) {
    if (flights.size < mostUnderWay) {
      const batch = await nextBatch(run, flights.size > 0)
      if (batch) {
        run.underWay.add(batch.id)
        const flight = sendBatch(run, batch)
          .catch((cause: unknown) => {
            failure = { cause }
          })
          .finally(() => {
            flights.delete(batch.id)
            run.underWay.delete(batch.id)
          })
        flights.set(batch.id, flight)
        continue
      }
    }
    if (flights.size > 0) await Promise.race(flights.values())
    else if (!(await makeWanted(run)) && !(await alignContacts(run)) && !(await takeInNews(run))) break
  }
  await Promise.all(flights.values())
  if (failure) throw failure.cause
  if (run.isLost) await tellLost(run)
  if (run.rest) {
    await restOrganisation(run, run.rest)
    return 'resting'
  }
  if (run.isPaused) return 'paused'
  return run.calls >= callsPerTurn ? 'more' : 'done'
}

function canGoOn(run: Run): boolean {
  return !run.signal.aborted && !run.rest && !run.isLost && !run.isPaused && run.calls < callsPerTurn
}

/**
 * First what is in doubt or waiting for its next try, then what is due, most urgent first, then what a backfill has.
 * What no person waits for goes in full batches while others are under way: their answers may make more of it due, and
 * every call counts.
 */
async function nextBatch(run: Run, isBusy: boolean): Promise<LoadedBatch | undefined> {
  const [unsettled] = await findUnsettled(run)
  if (unsettled) return unsettled
  for (;;) {
    if (!canGoOn(run)) return undefined
    const due = await findDue(run.dependencies.prisma, run.target.organisationId, now(run))
    const [first] = due
    if (!first) {
      if (await feedBackfill(run)) continue
      return undefined
    }
    if (isBusy && first.priority > priorities.person && due.length < first.batchLimit) return undefined
    const frozen = await freezeDue(run, first.kind, due)
    if (frozen) return frozen
  }
}
