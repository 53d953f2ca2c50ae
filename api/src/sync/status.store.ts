import { Prisma, type SyncState } from '@tieout/prisma'
import type { Drift } from '../engine/drift.ts'
import type { LedgerInvoice } from '../engine/ledger-documents.ts'
import type { Reason, Warning } from '../engine/reason.ts'
import { isLegalMove } from '../engine/sync-state.ts'
import type { Event } from '../events/events.ts'
import { query, type Transaction } from '../lib/transaction.ts'
import { json } from '../lib/json.ts'
import { toStored } from './held.ts'

/** Which status: of a document or of a payment, with one organisation. */
export type Subject = { documentId: string } | { paymentId: string }

export interface StatusChange {
  state: SyncState
  reason?: Reason | undefined
  warnings?: Warning[]
  attemptedAt?: Date
  nextAttemptAt?: Date | undefined
  ledger?: LedgerInvoice
  ledgerId?: string
  pushedVersion?: number
  /** Nothing stands between the two any more; where `ledger` came with an answer of our own write, that goes without saying. */
  agrees?: boolean
}

/**
 * Moves one status and answers the event to announce. An illegal move is a bug and throws. What the change does not
 * name stays: a failed update does not forget what the ledger holds.
 */
export async function saveStatus(
  transaction: Transaction,
  owner: { workspaceId: string; organisationId: string; invoiceId: string },
  subject: Subject,
  change: StatusChange,
): Promise<Event> {
  const { organisationId, workspaceId, invoiceId } = owner
  const where =
    'documentId' in subject
      ? { organisationId_documentId: { organisationId, documentId: subject.documentId } }
      : { organisationId_paymentId: { organisationId, paymentId: subject.paymentId } }
  const before = await transaction.syncStatus.findUnique({ where, select: { state: true } })
  const from = before?.state ?? 'NOT_SYNCED'
  if (!isLegalMove(from, change.state)) throw new Error(`A sync status cannot go from ${from} to ${change.state}.`)
  const data = toColumns(change)
  await transaction.syncStatus.upsert({
    where,
    create: { ...data, attempts: change.attemptedAt ? 1 : 0, organisationId, workspaceId, ...subject },
    update: { ...data, ...(change.attemptedAt ? { attempts: { increment: 1 } } : {}) },
  })
  return { name: 'invoiceChanged', workspaceId, invoiceId }
}

function toColumns(change: StatusChange) {
  const [warning] = change.warnings ?? []
  return {
    state: change.state,
    reasonCode: change.reason?.code ?? null,
    reason: change.reason ? json(change.reason) : Prisma.DbNull,
    warningCode: warning?.code ?? null,
    warning: warning ? json(warning) : Prisma.DbNull,
    nextAttemptAt: change.nextAttemptAt ?? null,
    ...(change.attemptedAt ? { lastAttemptAt: change.attemptedAt } : {}),
    ...(change.state === 'SYNCED' && change.attemptedAt ? { syncedAt: change.attemptedAt } : {}),
    ...(change.pushedVersion === undefined ? {} : { pushedVersion: change.pushedVersion }),
    ...(change.ledgerId === undefined ? {} : { ledgerId: change.ledgerId }),
    ...(change.ledger ? ledgerColumns(change.ledger) : {}),
    ...(change.ledger || change.agrees ? agreedColumns : {}),
  }
}

const agreedColumns = { agreedDocument: Prisma.DbNull, changedThereAt: null, keptThereAt: null }

/** What a look leaves behind: the document as the ledger shows it, and since when somebody's edit stands between the two. */
export function seenColumns(
  ledger: LedgerInvoice,
  drift: Drift | 'inDoubt',
  before: { ledgerDocument: unknown; agreedDocument: unknown },
  at: Date,
) {
  const { ledgerDocument, ledgerUpdatedAt, ...standing } = ledgerColumns(ledger)
  const shown = { ledgerDocument, ledgerUpdatedAt, ...standing }
  if (drift === 'inDoubt') return standing
  if (drift === 'agrees') return { ...shown, ...agreedColumns }
  if (drift === 'same') return shown
  const agreedDocument = (before.agreedDocument ?? before.ledgerDocument) as Prisma.InputJsonObject
  return { ...shown, agreedDocument, changedThereAt: at, keptThereAt: null }
}

/** What the ledger last showed of a document. */
export function ledgerColumns(ledger: LedgerInvoice) {
  return {
    ledgerId: ledger.ledgerId,
    ledgerNumber: ledger.number,
    ledgerStatus: ledger.status,
    ledgerTotal: ledger.total,
    ledgerAmountDue: ledger.amountDue,
    ledgerUpdatedAt: ledger.updatedAt,
    ledgerDocument: JSON.parse(toStored(ledger)) as Prisma.InputJsonObject,
  }
}

/** Whether a document stands approved in the ledger, as of now: an answer being written at this moment is waited for. */
export async function hasArrived(
  transaction: Transaction,
  organisationId: string,
  documentId: string,
): Promise<boolean> {
  const [status] = await query<{ ledgerStatus: string | null }>(
    transaction,
    Prisma.sql`select "ledgerStatus" from "SyncStatus"
      where "organisationId" = ${organisationId} and "documentId" = ${documentId} for share`,
  )
  return status?.ledgerStatus === 'AUTHORISED' || status?.ledgerStatus === 'PAID'
}
