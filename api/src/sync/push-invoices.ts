import type { PlannedInvoice } from '../engine/ledger-plans.ts'
import { type InvoiceDraft, planPush } from '../engine/plan-push.ts'
import { type Fact, factsOfOurs } from '../engine/facts.ts'
import type { Warning } from '../engine/reason.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { type LoadedDocument, loadPushDocuments } from './document.store.ts'
import { toPushDocument } from './push-document.ts'
import { type ContactLinked, ensureContacts } from './ensure-contacts.ts'
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
  invoice: InvoiceDraft
  isUpdate: boolean
  warnings: Warning[]
  /** What it says, where an update carries it. */
  content: Fact[] | undefined
}

/**
 * Plans due invoices and freezes those that can go as one batch. What cannot go is settled on the spot, with its
 * reason and without a call. Undefined: nothing was frozen this time; ask again.
 */
export async function freezeInvoices(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const first = await planEntries(run, entries)
  const updates = first.sendable.filter((one) => one.isUpdate)
  if (updates.length > 0 && !(await lookBeforeUpdate(run, updates))) return undefined
  // What the look showed may speak against it.
  const { sendable, unsent } = updates.length > 0 ? await planEntries(run, entries) : first
  await settleUnsent(run, unsent)
  const [head] = sendable
  if (!head) return undefined
  const together = sendable.filter((one) => one.isUpdate === head.isUpdate)
  const ready = await withContacts(run, together)
  if (ready.length === 0) return undefined
  const invoices = ready.map(({ invoice, ledgerContactId }): PlannedInvoice => ({ ...invoice, ledgerContactId }))
  const { ledger } = run.dependencies
  const write = head.isUpdate ? ledger.encodeInvoiceUpdates(invoices) : ledger.encodeInvoices(invoices)
  return freezeBatch(run, 'INVOICES', write, ready.map(toSentRow))
}

async function planEntries(run: Run, entries: readonly DueEntry[]) {
  const { prisma, webUrl } = run.dependencies
  const { organisationId } = run.target
  const ids = entries.map((entry) => entry.entityId)
  const documents = new Map((await loadPushDocuments(prisma, organisationId, ids)).map((one) => [one.id, one]))
  const books = await loadBooks(prisma, organisationId)
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
    if ('invoice' in plan) {
      const { invoice, warnings, outcome } = plan
      const content = outcome === 'update' ? factsOfOurs(ours, books) : undefined
      sendable.push({ entry, document, invoice, warnings, isUpdate: outcome !== 'create', content })
    } else unsent.push({ entry, document, plan })
  }
  if (gone.length > 0) await fenced(run, (transaction) => settleEntries(transaction, gone))
  return { sendable, unsent }
}

/** Every contact first: an invoice without one never reaches the ledger. */
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

function toSentRow({ entry, document, invoice, warnings, content }: Planned): SentRow {
  const { id: entityId, version, total } = document
  return { entry, entityId, version, total, warnings, ledgerKey: invoice.number, url: invoice.url, content }
}
