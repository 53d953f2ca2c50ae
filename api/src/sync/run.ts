import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { isForPeople, type Wait } from '../engine/budget.ts'
import { isLoss, restAfter } from '../engine/rest-after.ts'
import { type CallOptions, callLedger, type CallOutcome } from './call-ledger.ts'
import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import type { SyncDependencies, Target } from './dependencies.ts'
import { guardLease } from './lease.store.ts'

/** One drain of one organisation by one holder: what every step of it needs. */
export interface Run {
  dependencies: SyncDependencies
  target: Target
  fence: bigint
  signal: AbortSignal
  /** Set when the organisation must rest: nothing more is sent in this run. */
  rest: Wait | undefined
  /** Set when the connection was lost: what is due waits for a person. */
  isLost: boolean
  /** Set when a person paused all sync: what is due waits as it is. */
  isPaused: boolean
  calls: number
  /** Batches this run has under way, so that none is taken twice. */
  underWay: Set<string>
}

/** Every write of a drain: refused as soon as another holder has the organisation. */
export function fenced<Result>(run: Run, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const { dependencies, target, fence } = run
  return inTransaction(dependencies.prisma, async (transaction) => {
    await guardLease(transaction, target.organisationId, fence)
    return work(transaction)
  })
}

/** A call within a run: what stops it stops the run, and what only a person may go on with goes on. */
export async function call<T>(
  run: Run,
  options: CallOptions,
  send: (access: LedgerAccess) => Promise<LedgerAnswer<T>>,
): Promise<CallOutcome<T>> {
  run.calls += 1
  const outcome = await callLedger(run.dependencies, run.target, options, send)
  if (outcome.ok) return outcome
  const rest = restAfter(outcome.failure, run.dependencies.clock.now())
  if (rest && isForPeople(rest)) await restBackground(run, rest.until)
  else if (rest) run.rest = rest
  if (isLoss(outcome.failure)) run.isLost = true
  if (outcome.failure.kind === 'paused') run.isPaused = true
  return outcome
}

/** What no person waits for (backfill, news, polls) rests until then; a longer rest stands. */
export async function restBackground(run: Run, until: number): Promise<void> {
  const backgroundRestUntil = new Date(until)
  const { organisationId: id } = run.target
  await fenced(run, (transaction) =>
    transaction.organisation.updateMany({
      where: { id, OR: [{ backgroundRestUntil: null }, { backgroundRestUntil: { lt: backgroundRestUntil } }] },
      data: { backgroundRestUntil },
    }),
  )
}

export function now(run: Run): Date {
  return new Date(run.dependencies.clock.now())
}
