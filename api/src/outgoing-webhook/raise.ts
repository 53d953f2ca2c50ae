import type { DocumentKind, PrismaClient, SyncState } from '@tieout/prisma'
import { globalId } from '../lib/ids.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { Notice } from '../notification/notice.ts'
import type { TimelineLine } from '../timeline/add-timeline.ts'
import { type EventType, isEventType } from './event-types.ts'
import { addEvents, findKinds, findListeners, type NewEvent } from './raise.store.ts'

type Writer = PrismaClient | Transaction

/** A fact about a document, before its kind is known. */
interface DocumentFact {
  documentId: string
  what: string
  data: object
}

/** Writes what was told of documents as events, with the change itself. Costs one question where nobody listens. */
export async function raiseTimeline(transaction: Writer, lines: readonly TimelineLine[]): Promise<void> {
  const facts = lines.flatMap(({ documentId, kind, detail }) => {
    const what = told[kind]
    return what ? [{ documentId, what, data: detail ?? {} }] : []
  })
  await raiseDocuments(transaction, lines[0]?.workspaceId, facts)
}

const told: Partial<Record<TimelineLine['kind'], string>> = {
  PAID: 'paid',
  VOIDED: 'voided',
  VOIDED_IN_LEDGER: 'voided',
  PAYMENT_RECORDED: 'payment.recorded',
  PAYMENT_RECEIVED: 'payment.recorded',
  CONTACT_CREATED: 'contact.linked',
  CONTACT_MATCHED: 'contact.linked',
}

/** How a document came to stand with the ledger. */
export interface Stand {
  documentId: string
  state: SyncState
  reasonCode: string | null
}

/** Writes documents’ new states as events. */
export async function raiseStands(transaction: Writer, workspaceId: string, stands: readonly Stand[]): Promise<void> {
  const facts = stands.flatMap(({ documentId, state, reasonCode }) => {
    const what = outcomes[state]
    return what ? [{ documentId, what, data: reasonCode === null ? {} : { code: reasonCode } }] : []
  })
  await raiseDocuments(transaction, workspaceId, facts)
}

const outcomes: Partial<Record<SyncState, string>> = {
  SYNCED: 'sync.succeeded',
  FAILED: 'sync.failed',
  SKIPPED: 'sync.skipped',
}

/** Writes what people hear of by mail as events, where programs care as well. */
export async function raiseNotices(
  transaction: Writer,
  workspaceId: string,
  notices: readonly Notice[],
): Promise<void> {
  const events = notices.flatMap((notice) => {
    const type = typeOfNotice(notice)
    const { kind: _, ...data } = notice
    return type ? [{ type, data: withGlobalIds(data) }] : []
  })
  await raise(transaction, workspaceId, events)
}

/** What a reading of the ledger's reference data changed here. */
export interface ReferenceChange {
  connectionId: string
  organisation: string
  added: number
  changed: number
  archived: number
}

/** Writes changed reference data as an event; nothing where a reading found everything as it was. */
export async function raiseReferenceData(
  transaction: Writer,
  workspaceId: string,
  change: ReferenceChange,
): Promise<void> {
  if (change.added + change.changed + change.archived === 0) return
  await raise(transaction, workspaceId, [{ type: 'reference_data.updated', data: withGlobalIds(change) }])
}

function typeOfNotice(notice: Notice): EventType | undefined {
  switch (notice.kind) {
    case 'CONNECTED':
      return 'connection.connected'
    case 'ORGANISATION_CHANGED':
      return 'connection.changed'
    case 'DISCONNECTED':
    case 'DISCONNECTED_INACTIVE':
      return 'connection.disconnected'
    case 'CONNECTION_NEEDS_YOU':
      if (notice.day > 0) return undefined
      return notice.code === 'TOKEN_EXPIRED' ? 'connection.expired' : 'connection.needsAttention'
    case 'BACKFILL_FINISHED':
      return 'backfill.completed'
    default:
      return undefined
  }
}

function withGlobalIds(data: object): object {
  if (!('connectionId' in data) || typeof data.connectionId !== 'string') return data
  return { ...data, connectionId: globalId('Connection', data.connectionId) }
}

const names: Record<DocumentKind, { type: string; word: string }> = {
  INVOICE: { type: 'Invoice', word: 'invoice' },
  BILL: { type: 'Bill', word: 'bill' },
  CREDIT_NOTE: { type: 'CreditNote', word: 'creditNote' },
  EXPENSE: { type: 'Expense', word: 'expense' },
}

async function raiseDocuments(
  transaction: Writer,
  workspaceId: string | undefined,
  facts: readonly DocumentFact[],
): Promise<void> {
  if (workspaceId === undefined || facts.length === 0) return
  const listeners = await findListeners(transaction, workspaceId)
  if (listeners.length === 0) return
  const kinds = await findKinds(
    transaction,
    facts.map(({ documentId }) => documentId),
  )
  const events = facts.flatMap(({ documentId, what, data }): NewEvent[] => {
    const found = kinds.get(documentId)
    if (!found) return []
    const { type: typeName, word } = names[found.kind]
    const type = isEventType(what) ? what : `${word}.${what}`
    const about = { [`${word}Id`]: globalId(typeName, documentId), number: found.number }
    return isEventType(type) ? [{ type, data: { ...about, ...data } }] : []
  })
  await addEvents(transaction, { workspaceId, listeners }, events)
}

/** Writes events, with a delivery for everybody who wants to hear of them. */
async function raise(transaction: Writer, workspaceId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await addEvents(transaction, { workspaceId, listeners: await findListeners(transaction, workspaceId) }, events)
}
