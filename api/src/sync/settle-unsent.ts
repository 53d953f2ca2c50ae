import type { PushPlan } from '../engine/plan-push.ts'
import { publish } from '../events/publish.ts'
import type { LoadedDocument } from './document.store.ts'
import { type DueEntry, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { saveStatuses, type StatusChange } from './status.store.ts'
import { countJobs } from '../telemetry/meters.ts'
import { addTimeline, type TimelineKind } from '../timeline/add-timeline.ts'

/** Planned, and found to have nothing to send or not to be sendable. */
export interface Refused {
  entry: DueEntry
  document: LoadedDocument
  plan: Exclude<PushPlan, { draft: unknown }>
}

/** Settles what costs no call: the statuses with their reasons, the history and the outbox, in one transaction. */
export async function settleUnsent(run: Run, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return
  const { workspaceId } = run.target
  const told = refused.map(({ document, plan }) => ({ documentId: document.id, ...toChange(plan, document) }))
  await fenced(run, async (transaction) => {
    const events = await saveStatuses(
      transaction,
      run.target,
      told.map(({ documentId, change }) => ({ documentId, ...change })),
    )
    await addTimeline(
      transaction,
      told.flatMap(({ documentId, change, kind }) =>
        kind ? [{ workspaceId, documentId, at: now(run), kind, detail: change.reason ?? {} }] : [],
      ),
    )
    await settleEntries(
      transaction,
      refused.map(({ entry }) => entry),
    )
    publish(transaction, events)
  })
  countJobs(
    'document',
    told.map(({ change }) => change),
  )
}

/** Not synced means never tried, an unfinished set-up included (rule C12). */
function toChange(plan: Refused['plan'], document: LoadedDocument): { change: StatusChange; kind?: TimelineKind } {
  if (plan.outcome === 'skip') return { change: { state: 'SKIPPED', reason: plan.reason }, kind: 'SKIPPED' }
  const held = document.syncs[0]?.ledgerId
  if (plan.outcome === 'nothing') {
    if (!held) return { change: { state: 'NOT_SYNCED', reason: plan.reason } }
    const { warnings = [], reason } = plan
    return { change: { state: 'SYNCED', reason, warnings, pushedVersion: document.version, agrees: true } }
  }
  const [reason] = plan.reasons
  if (reason?.code === 'SETUP_INCOMPLETE' && !held) return { change: { state: 'NOT_SYNCED', reason } }
  return { change: { state: 'FAILED', reason }, kind: 'REFUSED' }
}
