import { inTransaction, type Transaction } from '../lib/transaction.ts'
import type { Wait } from '../engine/budget.ts'
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
  rest: Rest | undefined
  /** Set when the connection was lost: what is due waits for a person. */
  isLost: boolean
  /** Whether the contact mirror was read in this run. */
  hasFreshContacts: boolean
  calls: number
  /** Batches this run has under way, so that none is taken twice. */
  underWay: Set<string>
}

/** How long, for what, and whether it holds for a waiting person as well. */
export type Rest = Wait & { isInteractive: boolean }

/** Every write of a drain: refused as soon as another holder has the organisation. */
export function fenced<Result>(run: Run, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const { dependencies, target, fence } = run
  return inTransaction(dependencies.prisma, async (transaction) => {
    await guardLease(transaction, target.organisationId, fence)
    return work(transaction)
  })
}

/** A call within a run: what stops it stops the run. */
export async function call<T>(
  run: Run,
  options: CallOptions,
  send: (access: LedgerAccess) => Promise<LedgerAnswer<T>>,
): Promise<CallOutcome<T>> {
  run.calls += 1
  const outcome = await callLedger(run.dependencies, run.target, options, send)
  if (outcome.ok) return outcome
  const { failure } = outcome
  const { isInteractive } = options
  if (failure.kind === 'wait') run.rest = { ...failure.wait, isInteractive }
  if (failure.kind === 'rateLimited') run.rest = { ...restAfter(run, failure), isInteractive: true }
  if (failure.kind === 'needsReconnecting') run.isLost = true
  if (failure.kind === 'noAccess' && failure.because === 'expired') run.isLost = true
  if (failure.kind === 'noAccess' && failure.because === 'unavailable')
    run.rest = { ...restFor(run, 10_000), isInteractive: true }
  return outcome
}

function restAfter(run: Run, failure: { limit: Wait['for']; retryAfterMs: number | undefined }): Wait {
  const fallback = failure.limit === 'concurrent' ? 1_000 : 60_000
  return { until: run.dependencies.clock.now() + (failure.retryAfterMs ?? fallback), for: failure.limit }
}

function restFor(run: Run, ms: number): Wait {
  return { until: run.dependencies.clock.now() + ms, for: 'minute' }
}

export function now(run: Run): Date {
  return new Date(run.dependencies.clock.now())
}
