import type { PlannedInvoice } from '../engine/ledger-plans.ts'
import { type InvoiceDraft, planPush } from '../engine/plan-push.ts'
import type { Warning } from '../engine/reason.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { type LoadedDocument, loadPushDocuments } from './document.store.ts'
import { toPushDocument } from './push-document.ts'
import { ensureContacts } from './ensure-contacts.ts'
import { fromStored } from './held.ts'
import { type DueEntry, returnEntries, settleEntries } from './outbox.store.ts'
import { fenced, now, type Run } from './run.ts'
import { type Refused, settleUnsent } from './settle-unsent.ts'
import { addTimeline } from '../timeline/add-timeline.ts'

interface Planned {
  entry: DueEntry
  document: LoadedDocument
  invoice: InvoiceDraft
  isUpdate: boolean
  warnings: Warning[]
}

/**
 * Plans due invoices and freezes those that can go as one batch. What cannot go is settled on the spot, with its
 * reason and without a call. Undefined: nothing was frozen this time; ask again.
 */
export async function freezeInvoices(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const { sendable, unsent } = await planEntries(run, entries)
  await settleUnsent(run, unsent)
  const [first] = sendable
  if (!first) return undefined
  const together = sendable.filter((one) => one.isUpdate === first.isUpdate)
  const ready = await withContacts(run, together)
  if (ready.length === 0) return undefined
  const invoices = ready.map(({ invoice, ledgerContactId }): PlannedInvoice => ({ ...invoice, ledgerContactId }))
  const { ledger } = run.dependencies
  const write = first.isUpdate ? ledger.encodeInvoiceUpdates(invoices) : ledger.encodeInvoices(invoices)
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
    const held = fromStored(document.syncs[0]?.ledgerDocument)
    const plan = planPush(toPushDocument(document, webUrl), books, held)
    if ('invoice' in plan) {
      const { invoice, warnings } = plan
      sendable.push({ entry, document, invoice, warnings, isUpdate: plan.outcome !== 'create' })
    } else unsent.push({ entry, document, plan })
  }
  if (gone.length > 0) await fenced(run, (transaction) => settleEntries(transaction, gone))
  return { sendable, unsent }
}

/** Every contact first: an invoice without one never reaches the ledger. */
async function withContacts(run: Run, planned: readonly Planned[]) {
  const clients = new Map(planned.map(({ document }) => [document.clientId, document.client]))
  const isInteractive = planned.some(({ entry }) => entry.priority === 0)
  const contacts = await ensureContacts(run, [...clients.values()], isInteractive)
  const ready: (Planned & { ledgerContactId: string })[] = []
  const refused: Refused[] = []
  const later: DueEntry[] = []
  for (const one of planned) {
    const found = contacts.get(one.document.clientId)
    if (!found || found === 'later') later.push(one.entry)
    else if ('reason' in found) refused.push({ ...one, plan: { outcome: 'refuse', reasons: [found.reason] } })
    else ready.push({ ...one, ledgerContactId: found.ledgerContactId })
    if (found && found !== 'later' && 'how' in found && found.how !== 'linked') await noteContact(run, one, found.how)
  }
  await settleUnsent(run, refused)
  if (later.length > 0) await waitForContacts(run, later)
  return ready
}

async function noteContact(run: Run, { document }: Planned, how: 'matched' | 'created'): Promise<void> {
  const { workspaceId } = run.target
  const kind = how === 'created' ? 'CONTACT_CREATED' : 'CONTACT_MATCHED'
  await fenced(run, (transaction) =>
    addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now(run), kind, detail: { client: document.client.name } },
    ]),
  )
}

/** The ledger could not be asked: unless the whole organisation rests, these alone wait a moment. */
async function waitForContacts(run: Run, entries: readonly DueEntry[]): Promise<void> {
  if (run.rest || run.isLost) return
  const dueAt = new Date(run.dependencies.clock.now() + 5_000)
  await fenced(run, (transaction) =>
    returnEntries(
      transaction,
      entries.map((entry) => entry.id),
      { dueAt, attempted: now(run) },
    ),
  )
}

function toSentRow({ entry, document, invoice, warnings }: Planned): SentRow {
  const { id: entityId, version, total } = document
  return { entry, entityId, version, total, warnings, ledgerKey: invoice.number, url: invoice.url }
}
