import { freshToken } from '../connection/fresh-token.ts'
import { markConnections } from '../connection/mark-connection.ts'
import type { Wait } from '../engine/budget.ts'
import type { LedgerAnswer, LedgerFailure } from '../engine/ledger-answer.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import type { ConnectionReason } from '../engine/reason.ts'
import type { NotMade } from '../engine/rest-after.ts'
import { inTransaction } from '../lib/transaction.ts'
import { countCall } from '../telemetry/meters.ts'
import { anonymous, inSpan } from '../telemetry/spans.ts'
import { reserveCall, settleCall } from './budget.store.ts'
import type { SyncDependencies, Target } from './dependencies.ts'

export interface CallOptions {
  /** A person is waiting: may use the day's reserve. */
  isInteractive: boolean
  /** Runs when the call is certain to be made, right before it; nothing leaves unless it resolves. */
  beforeSend?: () => Promise<void>
}

/** What came of asking: an answer, or why nothing was sent. */
export type CallOutcome<T> = LedgerAnswer<T> | { ok: false; failure: NotMade }

/** One way of asking an organisation's ledger. */
export type Ask = <T>(send: (access: LedgerAccess) => Promise<LedgerAnswer<T>>) => Promise<CallOutcome<T>>

/** How long a call waits in place for one of the five slots before it gives way. */
const slotPatienceMs = 20_000
const slotPollMs = 20
/** Waiting for this long in place is sooner than ending the turn and being found again. */
const soonMs = 900

/**
 * The one way to the ledger: a fresh token, budget and nobody's pause, then the call, then what its headers taught. An expired token
 * is refreshed once; a lost connection is marked, never retried into a loop.
 */
export async function callLedger<T>(
  dependencies: SyncDependencies,
  target: Target,
  options: CallOptions,
  send: (access: LedgerAccess) => Promise<LedgerAnswer<T>>,
): Promise<CallOutcome<T>> {
  const first = await callOnce(dependencies, { target, options, refused: undefined }, send)
  if (first.outcome.ok || first.outcome.failure.kind !== 'tokenExpired') return first.outcome
  const second = await callOnce(dependencies, { target, options, refused: first.accessToken }, send)
  return second.outcome
}

async function callOnce<T>(
  dependencies: SyncDependencies,
  { target, options, refused }: { target: Target; options: CallOptions; refused: string | undefined },
  send: (access: LedgerAccess) => Promise<LedgerAnswer<T>>,
): Promise<{ outcome: CallOutcome<T>; accessToken?: string }> {
  const { prisma, clock } = dependencies
  const access = await freshToken(dependencies, target.grantId, refused)
  if (!access.ok) return { outcome: { ok: false, failure: { kind: 'noAccess', because: access.because } } }
  const id = dependencies.newId()
  const wait = await reserveSlot(dependencies, target, id, options.isInteractive)
  if (wait === 'paused') return { outcome: { ok: false, failure: { kind: 'paused' } } }
  if (wait) return { outcome: { ok: false, failure: { kind: 'wait', wait } } }
  await options.beforeSend?.()
  const { ledgerOrganisationId } = target
  const answer = await traced(target, () => send({ ledgerOrganisationId, accessToken: access.accessToken }))
  const failure = answer.ok ? undefined : answer.failure
  await settleCall(prisma, { id, ledgerOrganisationId, now: clock.now() }, answer.report, failure)
  if (failure) await markLost(dependencies, target, failure)
  return { outcome: answer, accessToken: access.accessToken }
}

/** Counts the call, and shows it as a span; it carries nothing of what was sent, and nothing of ours goes along with it. */
function traced<T>(target: Target, send: () => Promise<LedgerAnswer<T>>): Promise<LedgerAnswer<T>> {
  const attributes = { 'tieout.organisation': anonymous(target.ledgerOrganisationId) }
  return inSpan('ledger call', { kind: 'client', attributes }, async (span) => {
    const answer = await send()
    const { operation, status, requestId } = answer.report
    countCall(answer.report)
    span.updateName(`ledger ${operation}`)
    span.setAttribute('http.response.status_code', status)
    if (requestId !== undefined) span.setAttribute('xero.correlation_id', requestId)
    if (!answer.ok) span.setAttribute('error.type', answer.failure.kind)
    return answer
  })
}

/** Slots free themselves in a moment, and so may the minute; anything longer is the caller's to wait for, holding nothing. */
async function reserveSlot(
  { prisma, clock }: SyncDependencies,
  { ledgerOrganisationId, connectionId }: Target,
  id: string,
  isInteractive: boolean,
): Promise<Wait | 'paused' | undefined> {
  const giveUpAt = clock.now() + slotPatienceMs
  for (;;) {
    const now = clock.now()
    const wait = await reserveCall(prisma, { id, ledgerOrganisationId, connectionId, isInteractive, now })
    if (!wait || wait === 'paused' || now >= giveUpAt) return wait
    if (wait.for === 'slot') await clock.sleep(slotPollMs)
    else if (wait.until - now <= soonMs) await clock.sleep(wait.until - now)
    else return wait
  }
}

async function markLost({ prisma, clock }: SyncDependencies, target: Target, failure: LedgerFailure): Promise<void> {
  if (failure.kind !== 'needsReconnecting') return
  const reason: ConnectionReason = { code: lostCode[failure.reason] }
  const status = failure.reason === 'token' ? 'EXPIRED' : 'NEEDS_ATTENTION'
  await inTransaction(prisma, (transaction) =>
    markConnections(transaction, { id: target.connectionId }, { status, reason, now: new Date(clock.now()) }),
  )
}

const lostCode = { removed: 'REMOVED_IN_XERO', scope: 'SCOPE_MISSING', token: 'TOKEN_EXPIRED' } as const
