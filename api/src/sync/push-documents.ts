import type { PlannedDocument } from '../engine/ledger-plans.ts'
import { keyOf, markOf } from '../engine/marker.ts'
import { type DocumentDraft, planPush } from '../engine/plan-push.ts'
import { type Fact, factsOfOurs } from '../engine/facts.ts'
import type { Warning } from '../engine/reason.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { type LoadedDocument, loadPushDocuments } from './document.store.ts'
import { toPushDocument } from './push-document.ts'
import type { ContactLinked } from './create-contacts.ts'
import { ensureContacts } from './ensure-contacts.ts'
import { heldIn } from './held.ts'
import { lookBeforeUpdate } from './look-before-update.ts'
import { type DueEntry, priorities, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { type Refused, settleUnsent } from './settle-unsent.ts'
import { waitForLedger } from './wait-for-ledger.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

interface Planned {
  entry: DueEntry
  document: LoadedDocument
  draft: DocumentDraft
  isUpdate: boolean
  warnings: Warning[]
  /** What it says, where an update carries it. */
  content: Fact[] | undefined
}

/**
 * Plans due documents and freezes those that can go as one batch: creates or changes of one form. What cannot go is settled on the spot, with its
 * reason and without a call. Undefined: nothing was frozen this time; ask again.
 */
export async function freezeDocuments(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const first = await planEntries(run, entries)
  const updates = first.sendable.filter((one) => one.isUpdate && one.draft.form === first.sendable[0]?.draft.form)
  if (updates.length > 0 && !(await lookBeforeUpdate(run, updates))) return undefined
  // What the look showed may speak against it.
  const { sendable, unsent } = updates.length > 0 ? await planEntries(run, entries) : first
  await settleUnsent(run, unsent)
  const [head] = sendable
  if (!head) return undefined
  const together = sendable.filter((one) => one.isUpdate === head.isUpdate && one.draft.form === head.draft.form)
  const ready = await withContacts(run, together)
  if (ready.length === 0) return undefined
  const documents = ready.map(({ draft, ledgerContactId }): PlannedDocument => ({ ...draft, ledgerContactId }))
  const { ledger } = run.dependencies
  const write = head.isUpdate ? ledger.encodeDocumentUpdates(documents) : ledger.encodeDocuments(documents)
  return freezeBatch(run, 'DOCUMENTS', write, ready.map(toSentRow))
}

async function planEntries(run: Run, entries: readonly DueEntry[]) {
  const { prisma, webUrl } = run.dependencies
  const { organisationId } = run.target
  const ids = entries.map((entry) => entry.entityId)
  const [loaded, books] = await Promise.all([
    loadPushDocuments(prisma, organisationId, ids),
    loadBooks(prisma, organisationId),
  ])
  const documents = new Map(loaded.map((one) => [one.id, one]))
  const sendable: Planned[] = []
  const unsent: Refused[] = []
  const gone: DueEntry[] = []
  for (const entry of entries) {
    const document = documents.get(entry.entityId)
    if (!document) {
      gone.push(entry)
      continue
    }
    const ours = toPushDocument(document, webUrl)
    const plan = planPush(ours, books, heldIn(document.syncs[0]))
    if ('draft' in plan) {
      const { draft, warnings, outcome } = plan
      const content = outcome === 'update' ? factsOfOurs(ours, books, draft.form) : undefined
      sendable.push({ entry, document, draft, warnings, isUpdate: outcome !== 'create', content })
    } else unsent.push({ entry, document, plan })
  }
  if (gone.length > 0) await fenced(run, (transaction) => settleEntries(transaction, gone))
  return { sendable, unsent }
}

/** Every contact first: a document without one never reaches the ledger. */
async function withContacts(run: Run, planned: readonly Planned[]) {
  const clients = new Map(planned.map(({ document }) => [document.clientId, document.client]))
  const isInteractive = planned.some(({ entry }) => entry.priority === priorities.person)
  const contacts = await ensureContacts(run, [...clients.values()], isInteractive)
  const ready: (Planned & ContactLinked)[] = []
  const refused: Refused[] = []
  const later: DueEntry[] = []
  for (const one of planned) {
    const found = contacts.get(one.document.clientId)
    if (!found || found === 'later') later.push(one.entry)
    else if ('reason' in found) refused.push({ ...one, plan: { outcome: 'refuse', reasons: [found.reason] } })
    else ready.push({ ...one, ...found })
  }
  await noteContacts(run, ready)
  await settleUnsent(run, refused)
  if (later.length > 0) await waitForLedger(run, later)
  return ready
}

async function noteContacts(run: Run, ready: readonly (Planned & ContactLinked)[]): Promise<void> {
  const { workspaceId } = run.target
  const lines = ready.flatMap(({ document, how }) => {
    if (how === 'linked') return []
    const kind = how === 'created' ? ('CONTACT_CREATED' as const) : ('CONTACT_MATCHED' as const)
    return [{ workspaceId, documentId: document.id, at: now(run), kind, detail: { client: document.client.name } }]
  })
  if (lines.length > 0) await fenced(run, (transaction) => addTimeline(transaction, lines))
}

function toSentRow({ entry, document, draft, warnings, content }: Planned): SentRow {
  const { id: entityId, version, total } = document
  const names = { ledgerKey: keyOf(draft), number: draft.number, mark: markOf(draft) ?? '' }
  return { entry, entityId, version, total, warnings, content, ...names }
}
