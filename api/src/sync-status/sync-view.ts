import type { DocumentKind, InvoiceStatus, SyncStatus } from '@tieout/prisma'
import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { sideOf } from '../engine/document-kind.ts'
import type { Reason, Warning } from '../engine/reason.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadStanding, type Standing } from './standing.ts'

/** Where a document or payment stands, with or without a row of its own. */
export interface SyncView {
  row: StatusRow | undefined
  standing: Standing
  reason: Reason | undefined
  currency: string
  /** The document's global id, for fixes that lead to its page. */
  documentId: string
}

/** A stored status without the document it was read from. */
type StatusRow = Omit<SyncStatus, 'ledgerDocument'>

interface Loaded {
  standing: Standing
  row: StatusRow | undefined
}

/** The status of a document with the workspace's organisation. */
export const loadDocumentSync = makeLoader<Context, string, Loaded>((context, ids) => load(context, 'documentId', ids))

/** The status of a receipt with the workspace's organisation. */
export const loadReceiptSync = makeLoader<Context, string, Loaded>((context, ids) => load(context, 'receiptId', ids))

/** The status of a payment with the workspace's organisation. */
export const loadPaymentSync = makeLoader<Context, string, Loaded>((context, ids) => load(context, 'paymentId', ids))

async function load(context: Context, key: 'documentId' | 'paymentId' | 'receiptId', ids: readonly string[]) {
  const { prisma } = context.dependencies
  const standing = await loadStanding(prisma, viewerOf(context).workspaceId)
  const organisationId = standing.organisationId ?? ''
  const rows = await prisma.syncStatus.findMany({
    where: { organisationId, [key]: { in: [...ids] } },
    // By far the largest column, and nothing of it is shown.
    omit: { ledgerDocument: true },
  })
  const byId = new Map(rows.map((row) => [row[key], row]))
  return new Map(ids.map((id) => [id, { standing, row: byId.get(id) }]))
}

/** An invoice as a view of its status needs it. */
export interface ViewedDocument {
  id: string
  kind: DocumentKind
  status: InvoiceStatus
  sentAt: Date | null
  currency: string
}

/** Tells where an invoice stands; without a row, why nothing was tried. */
export function viewDocument(document: ViewedDocument, { standing, row }: Loaded): SyncView {
  const tried = row && (row.state !== 'NOT_SYNCED' || row.reasonCode !== null)
  return {
    row,
    standing,
    reason: tried ? reasonOf(row, standing) : reasonUntried(document, standing),
    currency: document.currency,
    documentId: documentGlobalId(document),
  }
}

/** Tells where a payment stands. */
export function viewPayment(
  payment: { documentId: string; currency: string },
  { standing, row }: Loaded,
  kind: DocumentKind = 'INVOICE',
): SyncView {
  const { currency } = payment
  const documentId = documentGlobalId({ kind, id: payment.documentId })
  const untried: Reason | undefined = isConnected(standing) ? undefined : { code: 'NOT_CONNECTED' }
  return { row, standing, reason: row ? reasonOf(row, standing) : untried, currency, documentId }
}

/** Tells where a receipt stands. */
export function viewReceipt(
  document: Pick<ViewedDocument, 'id' | 'kind' | 'currency'>,
  { standing, row }: Loaded,
): SyncView {
  const untried: Reason | undefined = isConnected(standing) ? undefined : { code: 'NOT_CONNECTED' }
  const reason = row ? reasonOf(row, standing) : untried
  return { row, standing, reason, currency: document.currency, documentId: documentGlobalId(document) }
}

/** The remark on something that is in the ledger; somebody's edit there comes first, until a person decided about it. */
export async function readWarning(context: Context, { row }: SyncView): Promise<Warning | undefined> {
  const documentId = row?.state === 'SYNCED' ? row.documentId : null
  if (!row || documentId === null) return (row?.warning ?? undefined) as Warning | undefined
  if (row.changedThereAt !== null && row.keptThereAt === null) return { code: 'CHANGED_IN_XERO' }
  if (await loadIsUnrecorded(context, row)) return { code: 'PAYMENT_NOT_RECORDED' }
  return (row.warning ?? undefined) as Warning | undefined
}

/** Whether a payment recorded here waits for an account to be recorded in there. */
const loadIsUnrecorded = makeLoader<Context, StatusRow, boolean>(async (context, rows) => {
  const payments = await context.dependencies.prisma.payment.findMany({
    where: {
      documentId: { in: rows.flatMap(({ documentId }) => documentId ?? []) },
      reversedAt: null,
      syncs: {
        some: {
          organisationId: rows[0]?.organisationId ?? '',
          state: 'NOT_SYNCED',
          reasonCode: 'PAYMENT_ACCOUNT_MISSING',
        },
      },
    },
    select: { documentId: true },
  })
  const waiting = new Set(payments.map(({ documentId }) => documentId))
  return new Map(rows.map((row) => [row, waiting.has(row.documentId ?? '')]))
})

/** While all sync is paused, that is why anything waits, whatever it waited for before. */
function reasonOf(row: StatusRow, { pause }: Standing): Reason | undefined {
  if (pause && row.state === 'PENDING') return pause
  return (row.reason ?? undefined) as Reason | undefined
}

/** Nothing was tried, and this is why; undefined where there is nothing to explain. */
export function reasonUntried(document: ViewedDocument, standing: Standing): Reason | undefined {
  if (document.status === 'DRAFT') return { code: 'DRAFT' }
  if (document.status === 'VOIDED') return undefined
  if (!isConnected(standing)) return { code: 'NOT_CONNECTED' }
  if (isSentBefore(document, standing)) return { code: 'SENT_BEFORE_CONNECT' }
  if (standing.missing.length > 0 && sideOf(document.kind) === 'SALES')
    return { code: 'SETUP_INCOMPLETE', missing: standing.missing }
  if (standing.status !== 'CONNECTED') return standing.pause ?? { code: 'CONNECTION_NEEDS_YOU' }
  return standing.pushTrigger === 'MANUAL' ? { code: 'MANUAL_MODE' } : undefined
}

function isConnected({ status, organisationId }: Standing): boolean {
  return organisationId !== undefined && status !== 'DISCONNECTED'
}

function isSentBefore({ sentAt }: ViewedDocument, { connectedAt }: Standing): boolean {
  return sentAt !== null && connectedAt !== undefined && sentAt < connectedAt
}
