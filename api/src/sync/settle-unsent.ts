import type { PushPlan } from '../engine/plan-push.ts'
import { publish } from '../events/publish.ts'
import type { LoadedDocument } from './document.store.ts'
import { type DueEntry, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { saveStatus, type StatusChange } from './status.store.ts'
import { addTimeline, type TimelineKind } from '../timeline/add-timeline.ts'

/** Planned, and found to have nothing to send or not to be sendable. */
export interface Refused {
  entry: DueEntry
  document: LoadedDocument
  plan: Exclude<PushPlan, { invoice: unknown }>
}

/** Settles what costs no call: the status with its reason, the history, the outbox, in one transaction each. */
export async function settleUnsent(run: Run, refused: readonly Refused[]): Promise<void> {
  for (const { entry, document, plan } of refused) {
    const { workspaceId, organisationId } = run.target
    const { change, kind } = toChange(plan, document)
    await fenced(run, async (transaction) => {
      const owner = { workspaceId, organisationId, invoiceId: document.id }
      const event = await saveStatus(transaction, owner, { documentId: document.id }, change)
      if (kind)
        await addTimeline(transaction, [
          { workspaceId, documentId: document.id, at: now(run), kind, detail: change.reason ?? {} },
        ])
      await settleEntries(transaction, [entry])
      await publish(transaction, [event])
    })
  }
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
