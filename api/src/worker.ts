import type { Dependencies } from './dependencies.ts'
import { forgetFull } from './allowance/allowance.ts'
import { forgetOldUsage } from './api-key/usage.ts'
import { forgetEntries } from './audit/forget.ts'
import { liveOnce } from './connection/life.ts'
import { forgetOldKeys } from './idempotency/once.ts'
import { repeat } from './jobs/repeat.ts'
import { takeTurns } from './jobs/take-turns.ts'
import { writeDigests } from './notification/digest.ts'
import { postOnce } from './notification/post.ts'
import { deliverOnce, forgetDelivered } from './outgoing-webhook/deliver.ts'
import { beginNightly } from './reconciliation/begin-nightly.ts'
import { drain } from './sync/drain.ts'
import { sweepOnce } from './sync/sweeper.ts'

/** Organisations drained at once on this node: each mostly waits for the ledger's answers, so many fit beside each other. */
const organisationsAtOnce = 128

const secondMs = 1_000
const minuteMs = 60_000

export { beginNightly } from './reconciliation/begin-nightly.ts'
export { drain } from './sync/drain.ts'
export { liveOnce } from './connection/life.ts'
export { writeDigests } from './notification/digest.ts'
export { deliverOnce } from './outgoing-webhook/deliver.ts'
export { postOnce } from './notification/post.ts'
export { sweepOnce } from './sync/sweeper.ts'

/** A running worker: what is due is sent, what Xero reported is taken in. */
export interface Worker {
  /** Takes nothing new, finishes what is under way, and resolves. */
  stop(): Promise<void>
}

/** Starts draining. Wake-ups are hints; the sweeper is the floor under them. */
export function startWorker(dependencies: Dependencies): Worker {
  const { log, wakeUps } = dependencies
  const stopping = new AbortController()
  const { signal } = stopping
  const turns = takeTurns(organisationsAtOnce, (id) => drainAndGoOn(dependencies, id, signal))
  wakeUps.on('woken', turns.wake)
  const every = (everyMs: number, what: string, work: () => Promise<void>) =>
    repeat(dependencies, { what, everyMs }, work, signal)
  const loops = [
    // What this node finds neglected it takes up itself.
    every(2 * secondMs, 'sweep', () => sweepOnce({ ...dependencies, wake: turns.wake })),
    every(5 * secondMs, 'mails', () => postOnce(dependencies)),
    every(2 * secondMs, 'webhooks', () => deliverOnce(dependencies)),
    every(60 * minuteMs, 'old webhooks', () => forgetDelivered(dependencies)),
    every(10 * minuteMs, 'connections', () => liveOnce(dependencies)),
    every(10 * minuteMs, 'digests', () => writeDigests(dependencies)),
    every(10 * minuteMs, 'idempotency keys', () => forgetOldKeys(dependencies)),
    every(60 * minuteMs, 'allowances', () => forgetFull(dependencies)),
    every(60 * minuteMs, 'old usage', () => forgetOldUsage(dependencies)),
    every(60 * minuteMs, 'old audit entries', () => forgetEntries(dependencies)),
    every(10 * minuteMs, 'reconciliations', () => beginNightly(dependencies)),
  ]
  log.info('the worker drains')
  return {
    stop: async () => {
      stopping.abort()
      wakeUps.off('woken', turns.wake)
      await Promise.all([...loops, turns.stop()])
    },
  }
}

async function drainAndGoOn(dependencies: Dependencies, organisationId: string, signal: AbortSignal): Promise<void> {
  try {
    const result = await drain(dependencies, organisationId, signal)
    if (result === 'more') dependencies.wake(organisationId)
  } catch (cause) {
    // The rows are the truth: whatever broke off here is found and taken up again by the sweeper.
    dependencies.log.error({ err: cause, organisationId }, 'a drain broke off')
  }
}
